package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.Name;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * MLflow's tracking server: metadata in PostgreSQL, artifacts in S3. AWS holds {@code <platform>/mlflow} with {@code access-key-id},
 * {@code secret-access-key} and {@code flask-secret-key}, and the database's account. It has no login, so only the named namespaces reach it.
 */
@RecordBuilder
@JsonTypeName("mlflow")
@JsonClassDescription("MLflow's tracking server: experiments and models, in PostgreSQL and S3")
public record Mlflow(
        @JsonPropertyDescription("the PostgreSQL database of experiments and models") MlflowDatabase database,
        @JsonPropertyDescription("where artifacts go") ObjectStore artifacts,
        @JsonPropertyDescription("namespaces whose pods may use it; absent: none, only port-forwards")
                List<Name> clients,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "1.11.5";

    /** A Python process of half a gigabyte before anybody logs a run. */
    private static final Resources SERVER = Resources.of("100m", "768Mi", "1", "1536Mi");

    public Mlflow {
        clients = clients == null ? List.of() : List.copyOf(clients);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "mlflow";
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://community-charts.github.io/helm-charts",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), SERVER, MlflowValues.of(this, cluster.site()))));
    }

    @Override
    public void addTo(ManifestChart chart) {
        var site = chart.site();
        var account = database.secret().map(Name::value).orElse("mlflow-database");
        EarlySecret.addTo(
                chart,
                artifacts.credentials(
                        MlflowValues.ARTIFACT_SECRET, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", site, type()));
        EarlySecret.addTo(
                chart,
                ExternalSecret.of(
                        MlflowValues.DATABASE_SECRET,
                        ExternalSecret.Value.of("username", Names.secret(site, account), "username"),
                        ExternalSecret.Value.of("password", Names.secret(site, account), "password")));
        EarlySecret.addTo(
                chart,
                ExternalSecret.of(
                        MlflowValues.SESSION_SECRET,
                        ExternalSecret.Value.of(
                                "MLFLOW_FLASK_SERVER_SECRET_KEY", Names.secret(site, type()), "flask-secret-key")));
        addPolicies(chart);
    }

    private void addPolicies(ManifestChart chart) {
        NetworkPolicies.defaultDeny(chart);
        var from = new ArrayList<Traffic>();
        clients.forEach(name -> from.add(Traffic.tcp(Peer.namespace(name.value()), MlflowValues.PORT)));
        NetworkPolicies.allow(
                chart,
                type(),
                Map.of("app.kubernetes.io/name", type()),
                from,
                List.of(Traffic.tcp(Peer.anywhere(), 443, database.port())));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.single(type(), Kind.Deployment, type(), SERVER, placement.or(cluster.placement())));
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Open MLflow",
                "It has no login: a port-forward asks for your rights in the cluster instead.",
                List.of("kubectl -n mlflow port-forward service/mlflow 5000:80")));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        artifacts.check(path + ".artifacts", problems);
        database.check(path + ".database", problems);
    }
}
