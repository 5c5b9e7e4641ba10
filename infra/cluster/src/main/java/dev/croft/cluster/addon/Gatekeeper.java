package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gatekeeper: refuses, or only reports, objects that break the platform's rules: images by tag, requests and limits, registries, and who may have a
 * LoadBalancer. Beside Pod Security Admission it takes the place of PodSecurityPolicy.
 */
@RecordBuilder
@JsonTypeName("gatekeeper")
@JsonClassDescription("Gatekeeper: refuses objects that break the platform's rules")
public record Gatekeeper(
        @JsonPropertyDescription("namespaces whose pods the rules hold for; a trailing * stands for any letters")
                List<String> namespaces,
        @JsonPropertyDescription("what happens to an object that breaks a rule") @JsonProperty(defaultValue = "deny")
                Enforcement enforcement,
        @JsonPropertyDescription(
                        "beginnings of image names that pods may use, as ghcr.io/owner/; absent: every registry")
                List<String> registries,
        @JsonPropertyDescription("namespaces that may have Services of type LoadBalancer; absent: every namespace")
                List<String> loadBalancers,
        @JsonPropertyDescription("webhooks; one is enough where a short gap in the rules does no harm")
                @JsonProperty(defaultValue = "1")
                Integer replicas,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "3.23.0";
    private static final Resources WEBHOOK = Resources.of("50m", "128Mi", "500m", "384Mi");
    private static final Resources AUDIT = Resources.of("50m", "128Mi", "500m", "384Mi");
    private static final Resources JOB = Resources.of("10m", "32Mi", "300m", "128Mi");

    /** What Gatekeeper does with a violation. */
    public enum Enforcement {
        DENY,
        WARN,
        DRYRUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Gatekeeper {
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        enforcement = enforcement == null ? Enforcement.DENY : enforcement;
        registries = registries == null ? List.of() : List.copyOf(registries);
        loadBalancers = loadBalancers == null ? List.of() : List.copyOf(loadBalancers);
        replicas = replicas == null ? 1 : replicas;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "gatekeeper-system";
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "gatekeeper",
                "https://open-policy-agent.github.io/gatekeeper/charts",
                VERSION,
                type(),
                values(placement.or(cluster.placement()))));
    }

    private Map<String, Object> values(Placement where) {
        var values = new TreeMap<String, Object>();
        values.put("audit", Values.pod(where, AUDIT));
        values.put(
                "controllerManager",
                Values.pod(where, WEBHOOK, Map.of("strategyRollingUpdate", Values.IN_PLACE.get("rollingUpdate"))));
        values.put("crds", Values.pod(where, JOB));
        values.put("disableMutation", true);
        values.put("enableExternalData", false);
        values.put("postInstall", postInstall(where));
        values.put("postUpgrade", Values.pod(where, JOB));
        values.put("preUninstall", Values.pod(where, JOB));
        values.put("replicas", replicas);
        // A webhook that is not there must not stop the cluster, of which it is a part.
        values.put("validatingWebhookFailurePolicy", "Ignore");
        return values;
    }

    /** The platform labels its namespaces itself, so the Job that would is left out, and so is the one that only waits for the webhook. */
    private static Map<String, Object> postInstall(Placement where) {
        return Values.join(
                Values.placed(where),
                Map.of("labelNamespace", Map.of("enabled", false), "probeWebhook", Map.of("enabled", false)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        new GatekeeperRules(this, chart).add();
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Look at what breaks the rules",
                "Each rule counts what is in the cluster already and breaks it.",
                List.of("kubectl get constraints")));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                new Footprint(
                        type(), Kind.Deployment, "gatekeeper-controller-manager", replicas, replicas, WEBHOOK, where),
                new Footprint(type(), Kind.Deployment, "gatekeeper-audit", 1, 2, AUDIT, where),
                Footprint.job(type(), "gatekeeper-update-crds-hook", JOB, where));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (namespaces.isEmpty()) {
            problems.error(
                    path + ".namespaces",
                    "must name the apps' namespaces: charts of others do not follow these rules",
                    "",
                    "try [shop, game-*]");
        }
        registries.stream()
                .filter(registry -> !registry.endsWith("/"))
                .forEach(registry -> problems.error(
                        path + ".registries",
                        "must end with '/', or other names that begin alike would match",
                        registry,
                        "try " + registry + "/"));
    }
}
