package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sealed Secrets: secrets that lie encrypted in Git and that only this cluster can open. */
@RecordBuilder
@JsonTypeName("sealed-secrets")
@JsonClassDescription("Sealed Secrets: secrets that lie encrypted in Git and that only this cluster can open")
public record SealedSecrets(
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "2.18.5";

    /** With the namespace, what {@code kubeseal} looks for when it is told nothing. */
    private static final String NAME = "sealed-secrets-controller";

    private static final Resources CONTROLLER = Resources.of("10m", "32Mi", "200m", "96Mi");

    public SealedSecrets {
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "kube-system";
    }

    /** The namespace belongs to Kubernetes itself, whose pods are privileged. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var values = Map.of(
                "containerSecurityContext",
                Map.of("allowPrivilegeEscalation", false),
                "fullnameOverride",
                NAME,
                "podSecurityContext",
                Map.of("seccompProfile", Map.of("type", "RuntimeDefault")));
        return Optional.of(new HelmRelease(
                "sealed-secrets",
                "https://bitnami.github.io/sealed-secrets",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), CONTROLLER, values)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the chart.
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Back up the sealing keys",
                "Without these keys nothing that was sealed can be opened again. Keep the file offline; it is a secret."
                        + " A new key appears every 30 days.",
                List.of("kubectl -n kube-system get secret -l sealedsecrets.bitnami.com/sealed-secrets-key -o yaml"
                        + " > sealing-keys.yaml")));
    }

    /** The chart offers no way to replace the pod in place. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(new Footprint(
                type(), Footprint.Kind.Deployment, NAME, 1, 2, CONTROLLER, placement.or(cluster.placement())));
    }
}
