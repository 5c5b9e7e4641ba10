package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Velero: backups of objects and of the files in volumes (kopia) to S3, on a schedule. Its access key is the AWS secret {@code <platform>/velero}. */
@RecordBuilder
@JsonTypeName("velero")
@JsonClassDescription("Velero: backups of objects and volumes to S3, on a schedule")
public record Velero(
        @JsonPropertyDescription("where backups go; kopia encrypts what comes from volumes") ObjectStore store,
        @JsonPropertyDescription("when what is backed up; absent: everything, daily at 18:00 UTC, kept for 14 days")
                @JsonProperty(defaultValue = "[{name: daily, schedule: 0 18 * * *}]")
                List<VeleroSchedule> schedules,
        @JsonPropertyDescription("whether the files in volumes are backed up, by an agent on every node")
                @JsonProperty(defaultValue = "true")
                Boolean volumes,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its server runs, the agents aside; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "12.1.0";
    private static final String ID = "accessKeyId";
    private static final String KEY = "secretAccessKey";

    public Velero {
        schedules = schedules == null ? List.of(VeleroSchedule.daily()) : List.copyOf(schedules);
        volumes = volumes == null || volumes;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "velero";
    }

    /** The agent reads all volumes of its node, as root. */
    @Override
    public PodSecurity podSecurity() {
        return volumes ? PodSecurity.PRIVILEGED : PodSecurity.BASELINE;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return metrics ? List.of(ExternalSecrets.class, PrometheusOperatorCrds.class) : List.of(ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://vmware-tanzu.github.io/helm-charts",
                VERSION,
                type(),
                new VeleroValues(this, cluster).tree()));
    }

    /** The file that AWS's own tools read. */
    @Override
    public void addTo(ManifestChart chart) {
        var account = store.credentials(VeleroValues.CREDENTIALS, ID, KEY, chart.site(), type());
        EarlySecret.addTo(
                chart,
                account.withTemplate(Map.of(
                        "cloud",
                        "[default]\naws_access_key_id={{ ." + ID + " }}\naws_secret_access_key={{ ." + KEY + " }}\n")));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return new VeleroValues(this, cluster).footprints();
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Prove that backups work",
                "The location must be Available. Then restore one namespace under another name with velero restore create"
                        + " --namespace-mappings: a backup that was never restored is none.",
                List.of("kubectl -n velero get backupstoragelocations", "kubectl -n velero get schedules,backups")));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        store.check(path + ".store", problems);
        IntStream.range(0, schedules.size())
                .forEach(index -> schedules.get(index).check(path + ".schedules[" + index + "]", problems));
        if (schedules.stream().map(VeleroSchedule::name).distinct().count() < schedules.size()) {
            problems.error(path + ".schedules", "must have names of their own", "a name twice", "rename one");
        }
        if (schedules.isEmpty()) {
            problems.warning(
                    path + ".schedules",
                    "should hold one, or nothing is backed up by itself",
                    "[]",
                    "leave the key out");
        }
    }
}
