package dev.croft.apps.rollout;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The new version starts beside the old one, behind the Service {@code <app>-preview}; then the app's own Service switches. The old pods stay for a
 * while, and as long as they do the way back is a switch too.
 */
@RecordBuilder
@JsonClassDescription("The new version starts beside the old one; then the app's Service switches to it")
public record BlueGreen(
        @JsonPropertyDescription("whether the Service switches by itself once the new pods are ready")
                @JsonProperty(defaultValue = "true")
                Boolean autoPromotion,
        @JsonPropertyDescription("how long the new pods stand ready before it does") @JsonProperty(defaultValue = "0s")
                Duration autoPromotionDelay,
        @JsonPropertyDescription("new pods before the switch; absent: as many as old ones")
                Optional<Integer> previewReplicas,
        @JsonPropertyDescription("how long the old pods stay after the switch, for an instant way back")
                @JsonProperty(defaultValue = "10m")
                Duration scaleDownDelay,
        @JsonPropertyDescription("whether new pods keep off the nodes of old ones where that is possible")
                @JsonProperty(defaultValue = "false")
                Boolean antiAffinity) {
    /** Switches at once and keeps the old pods for ten minutes. */
    public static final BlueGreen DEFAULT = BlueGreenBuilder.builder().build();

    static final Map<String, Object> ANTI_AFFINITY =
            Map.of("preferredDuringSchedulingIgnoredDuringExecution", Map.of("weight", 100));

    public BlueGreen {
        autoPromotion = autoPromotion == null || autoPromotion;
        autoPromotionDelay = autoPromotionDelay == null ? Duration.ZERO : autoPromotionDelay;
        previewReplicas = previewReplicas == null ? Optional.empty() : previewReplicas;
        scaleDownDelay = scaleDownDelay == null ? Duration.ofMinutes(10) : scaleDownDelay;
        antiAffinity = antiAffinity != null && antiAffinity;
    }

    /** The part of a Rollout's strategy, without analysis. */
    public Map<String, Object> tree(String app) {
        var tree = new TreeMap<String, Object>();
        tree.put("activeService", app);
        tree.put("previewService", previewService(app));
        tree.put("autoPromotionEnabled", autoPromotion);
        if (!autoPromotionDelay.isZero()) {
            tree.put("autoPromotionSeconds", autoPromotionDelay.toSeconds());
        }
        previewReplicas.ifPresent(count -> tree.put("previewReplicaCount", count));
        tree.put("scaleDownDelaySeconds", scaleDownDelay.toSeconds());
        if (antiAffinity) {
            tree.put("antiAffinity", ANTI_AFFINITY);
        }
        return tree;
    }

    /** The Service of the new version before the switch. */
    public static String previewService(String app) {
        return app + "-preview";
    }

    void check(String path, int pods, Problems problems) {
        if (!autoPromotion && !autoPromotionDelay.isZero()) {
            problems.error(
                    path + ".autoPromotionDelay",
                    "must not stand beside autoPromotion: false",
                    Durations.text(autoPromotionDelay),
                    "remove one of them");
        }
        previewReplicas
                .filter(count -> count < 1 || count > pods)
                .ifPresent(count -> problems.error(
                        path + ".previewReplicas",
                        "must be 1 to the pods there always are (" + pods + ")",
                        count,
                        "remove it"));
        if (scaleDownDelay.compareTo(Duration.ofSeconds(30)) < 0) {
            problems.error(
                    path + ".scaleDownDelay",
                    "must be at least 30s, in which every node learns of the switch",
                    Durations.text(scaleDownDelay),
                    "try 10m");
        }
    }
}
