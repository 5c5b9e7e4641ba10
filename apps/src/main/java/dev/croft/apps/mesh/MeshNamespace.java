package dev.croft.apps.mesh;

import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ManifestChart;
import java.util.Map;

/** What a namespace of the mesh has: sidecars, mTLS only, and nobody let in who is not named. */
public final class MeshNamespace {
    /** What Istio's webhook looks at when a pod is made. */
    public static final Map<String, String> LABELS = Map.of("istio-injection", "enabled");

    private MeshNamespace() {}

    public static void addTo(ManifestChart chart) {
        chart.add(CustomResource.of("security.istio.io/v1", "AuthorizationPolicy", "allow-nothing", Map.of()));
        chart.add(CustomResource.of(
                "security.istio.io/v1", "PeerAuthentication", "default", Map.of("mtls", Map.of("mode", "STRICT"))));
    }
}
