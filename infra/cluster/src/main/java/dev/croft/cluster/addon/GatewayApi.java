package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.GitFolder;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Source;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.workload.Footprint;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** The definitions of the Gateway API, standard channel, from its own repository at a tag; what serves them are other add-ons. */
@RecordBuilder
@JsonTypeName("gateway-api")
@JsonClassDescription(
        "The definitions of the Gateway API, standard channel; traefik, envoy-gateway or istio serve them")
public record GatewayApi() implements AddOn {
    // renovate: datasource=github-releases depName=kubernetes-sigs/gateway-api
    private static final String VERSION = "v1.6.1";

    /** Nothing of it is namespaced. */
    @Override
    public String namespace() {
        return "kube-system";
    }

    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    /** K3s' Traefik brings the same definitions in another release. */
    @Override
    public List<Bundled> replaces() {
        return List.of(Bundled.TRAEFIK);
    }

    @Override
    public List<Source> sources(ClusterFacts cluster) {
        return List.of(new GitFolder("https://github.com/kubernetes-sigs/gateway-api", VERSION, "config/crd/standard"));
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the repository.
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of();
    }
}
