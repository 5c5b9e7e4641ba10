package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ManifestChart;
import java.util.Map;

/**
 * A Secret that the chart's own pods mount. It must come in a wave before the chart: Argo CD waits for those pods before it goes on, and they wait
 * for the Secret.
 */
final class EarlySecret {
    private static final Map<String, String> BEFORE_THE_CHART = Map.of("argocd.argoproj.io/sync-wave", "-1");

    private EarlySecret() {}

    static void addTo(ManifestChart chart, ExternalSecret secret) {
        chart.add(secret.resource().annotated(BEFORE_THE_CHART));
    }
}
