package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.CustomObject;
import dev.croft.cluster.manifest.ManifestChart;
import java.util.Map;

/**
 * A Secret that the chart's own pods mount, from External Secrets or with a certificate. It must come in a wave before the chart: Argo CD waits for those pods before it goes on, and they wait
 * for the Secret.
 */
final class EarlySecret {
    private static final Map<String, String> BEFORE_THE_CHART = Map.of("argocd.argoproj.io/sync-wave", "-1");

    private EarlySecret() {}

    static void addTo(ManifestChart chart, CustomObject secret) {
        chart.add(secret.resource().annotated(BEFORE_THE_CHART));
    }
}
