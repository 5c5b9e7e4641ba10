package dev.croft.cluster.addon;

import java.util.Map;

/** How Argo CD behaves, apart from where its pods run and what they may use. */
final class ArgoCdSettings {
    /** Argo CD renders the ServiceMonitors as soon as the cluster knows the kind, so it needs no Prometheus to start. */
    static final Map<String, Object> METRICS =
            Map.of("metrics", Map.of("enabled", true, "serviceMonitor", Map.of("enabled", true)));

    /** An Application is as healthy as it says. Argo CD itself no longer judges that, and without it waves of Applications do not wait. */
    private static final String APPLICATION_HEALTH =
            """
            local health = { status = "Progressing", message = "not yet compared with Git" }
            if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then
              health.status = obj.status.health.status
              health.message = obj.status.health.message or ""
            end
            return health
            """;

    private static final Map<String, Object> CM = Map.of(
            "application.resourceTrackingMethod",
            "annotation",
            "resource.customizations.health.argoproj.io_Application",
            APPLICATION_HEALTH,
            "timeout.reconciliation",
            "180s");

    /**
     * Comparing on the server takes its defaults into account, which the operators' kinds (ExternalSecret above all) would otherwise show as drift for
     * ever. The rest keeps the memory of a small node: few renderings and applies at once, and time for them.
     */
    private static final Map<String, Object> PARAMS = Map.of(
            "controller.diff.server.side", "true",
            "controller.kubectl.parallelism.limit", "5",
            "controller.operation.processors", "4",
            "controller.repo.server.timeout.seconds", "180",
            "controller.status.processors", "8",
            "reposerver.parallelism.limit", "2");

    /** ConfigMaps argocd-cm and argocd-cmd-params-cm. */
    static final Map<String, Object> CONFIGS = Map.of("cm", CM, "params", PARAMS);

    private ArgoCdSettings() {}
}
