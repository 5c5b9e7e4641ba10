package dev.croft.apps.rollout;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The new version gets a growing share of the requests; after the last step, all of them. */
@RecordBuilder
@JsonClassDescription("The new version gets a growing share of the requests; after the last step, all of them")
public record Canary(
        @JsonPropertyDescription("who splits the requests: replicas (a share is a number of pods), istio or nginx")
                @JsonProperty(defaultValue = "replicas")
                CanaryTraffic traffic,
        @JsonPropertyDescription("shares, each more than the one before")
                @JsonProperty(
                        defaultValue = "[{weight: 10, pause: 5m}, {weight: 30, pause: 5m}, {weight: 60, pause: 5m}]")
                List<CanaryStep> steps,
        @JsonPropertyDescription("whether new pods keep off the nodes of old ones where that is possible")
                @JsonProperty(defaultValue = "false")
                Boolean antiAffinity) {
    /** 10, 30 and 60 percent for five minutes each, by numbers of pods. */
    public static final Canary DEFAULT = CanaryBuilder.builder().build();

    /** The subset of the DestinationRule that the old version is, and the Service's other name for it. */
    public static final String STABLE = "stable";

    /** The new version's. */
    public static final String CANARY = "canary";

    /** The name of the route whose weights Argo Rollouts changes. */
    public static final String ROUTE = "primary";

    public Canary {
        traffic = traffic == null ? CanaryTraffic.REPLICAS : traffic;
        steps = steps == null
                ? List.of(CanaryStep.of(10, "5m"), CanaryStep.of(30, "5m"), CanaryStep.of(60, "5m"))
                : List.copyOf(steps);
        antiAffinity = antiAffinity != null && antiAffinity;
    }

    /** The part of a Rollout's strategy, without analysis. */
    public Map<String, Object> tree(String app, int maxSurge, int maxUnavailable) {
        var tree = new TreeMap<String, Object>();
        tree.put("maxSurge", maxSurge);
        tree.put("maxUnavailable", maxUnavailable);
        tree.put("steps", steps.stream().flatMap(step -> step.trees().stream()).toList());
        if (antiAffinity) {
            tree.put("antiAffinity", BlueGreen.ANTI_AFFINITY);
        }
        switch (traffic) {
            case REPLICAS -> {}
            case ISTIO -> tree.put("trafficRouting", Map.of("istio", istio(app)));
            case NGINX -> {
                tree.put("stableService", app);
                tree.put("canaryService", canaryService(app));
                tree.put("trafficRouting", Map.of("nginx", Map.of("stableIngress", app)));
            }
        }
        return tree;
    }

    /** Subsets of one Service, so that callers keep the name they know. */
    private static Map<String, Object> istio(String app) {
        return Map.of(
                "virtualService",
                Map.of("name", app, "routes", List.of(ROUTE)),
                "destinationRule",
                Map.of("name", app, "canarySubsetName", CANARY, "stableSubsetName", STABLE));
    }

    /** The Service of the new version's pods, where nginx splits. */
    public static String canaryService(String app) {
        return app + "-" + CANARY;
    }

    void check(String path, Problems problems) {
        if (steps.isEmpty()) {
            problems.error(path + ".steps", "must have at least one step", "", "try [{weight: 10, pause: 5m}]");
        }
        for (int i = 0; i < steps.size(); i++) {
            var weight = steps.get(i).weight();
            var least = i == 0 ? 1 : steps.get(i - 1).weight() + 1;
            if (weight < least || weight > 99) {
                problems.error(
                        path + ".steps[" + i + "].weight",
                        "must be more than the step before it, and 1 to 99 percent",
                        weight,
                        "after the last step the new version gets everything");
            }
        }
    }
}
