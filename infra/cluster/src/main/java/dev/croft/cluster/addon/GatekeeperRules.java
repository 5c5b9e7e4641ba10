package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ManifestChart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules as Gatekeeper wants them: a template that defines a kind, and an object of that kind that says where the rule holds. Gatekeeper makes the
 * kind only after it has read the template, hence a wave between them.
 */
final class GatekeeperRules {
    private static final Map<String, String> AFTER_TEMPLATES = Map.of("argocd.argoproj.io/sync-wave", "2");

    private final Gatekeeper gatekeeper;
    private final ManifestChart chart;

    GatekeeperRules(Gatekeeper gatekeeper, ManifestChart chart) {
        this.gatekeeper = gatekeeper;
        this.chart = chart;
    }

    void add() {
        add("K8sNamedTag", GatekeeperPolicies.NAMED_TAG, Map.of(), pods(), Map.of());
        add("K8sRequestsAndLimits", GatekeeperPolicies.REQUESTS_AND_LIMITS, Map.of(), pods(), Map.of());
        if (!gatekeeper.registries().isEmpty()) {
            add(
                    "K8sAllowedRegistries",
                    GatekeeperPolicies.ALLOWED_REGISTRIES,
                    Map.of("registries", Map.of("type", "array", "items", Map.of("type", "string"))),
                    pods(),
                    Map.of("registries", gatekeeper.registries()));
        }
        if (!gatekeeper.loadBalancers().isEmpty()) {
            add(
                    "K8sLoadBalancerNamespaces",
                    GatekeeperPolicies.LOAD_BALANCER_NAMESPACES,
                    Map.of(),
                    services(),
                    Map.of());
        }
    }

    private void add(
            String kind,
            String rego,
            Map<String, Object> parameterSchema,
            Map<String, Object> match,
            Map<String, Object> parameters) {
        chart.add(CustomResource.of(
                "templates.gatekeeper.sh/v1",
                "ConstraintTemplate",
                kind.toLowerCase(Locale.ROOT),
                template(kind, rego, parameterSchema)));
        var spec = new TreeMap<String, Object>();
        spec.put("enforcementAction", gatekeeper.enforcement().toString());
        spec.put("match", match);
        if (!parameters.isEmpty()) {
            spec.put("parameters", parameters);
        }
        chart.add(CustomResource.of("constraints.gatekeeper.sh/v1beta1", kind, "platform", spec)
                .annotated(AFTER_TEMPLATES));
    }

    private static Map<String, Object> template(String kind, String rego, Map<String, Object> parameters) {
        var schema = new TreeMap<String, Object>(Map.of("type", "object"));
        if (!parameters.isEmpty()) {
            schema.put("properties", parameters);
        }
        var source = Map.of("rego", rego, "version", "v1");
        return Map.of(
                "crd",
                Map.of("spec", Map.of("names", Map.of("kind", kind), "validation", Map.of("openAPIV3Schema", schema))),
                "targets",
                List.of(Map.of(
                        "code",
                        List.of(Map.of("engine", "Rego", "source", source)),
                        "target",
                        "admission.k8s.gatekeeper.sh")));
    }

    private Map<String, Object> pods() {
        return Map.of("kinds", kinds("Pod"), "namespaces", gatekeeper.namespaces());
    }

    private Map<String, Object> services() {
        return Map.of("excludedNamespaces", gatekeeper.loadBalancers(), "kinds", kinds("Service"));
    }

    private static List<Object> kinds(String kind) {
        return List.of(Map.of("apiGroups", List.of(""), "kinds", List.of(kind)));
    }
}
