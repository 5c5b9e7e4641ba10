package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.mesh.Resilience;
import dev.croft.apps.slo.Slo;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Reference;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.text.Variants;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import java.util.List;
import java.util.Optional;

/** A workload of the platform's own: one Argo CD Application of its name. Its images are in images.yaml, never here. */
@JsonClassDescription("A workload of the platform's own; `type` says of which kind")
@Variants(
        value = "environments",
        description =
                "dev, prod and the like: each gives an app called <name>-<environment>, with these keys laid over the others")
public sealed interface App
        permits Gateway,
                MongoDb,
                PostgreSql,
                RabbitMq,
                Redis,
                RedisCluster,
                ScheduledJob,
                SpringConfig,
                SpringEureka,
                SpringService,
                StaticSite,
                WebService,
                Worker {
    /** The word after {@code type:}. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** Also the name of its Application, folder, Service and workload. */
    Name name();

    /** Shared with other apps or its own; the section makes it. */
    Name namespace();

    /** Where its pods run; {@link Placement#ANYWHERE}: the cluster's placement. */
    Placement placement();

    /** Keys of images.yaml, one a container. */
    List<Name> images();

    /** Ports, calls and callers, those included that follow from metrics and exposure. */
    Endpoint endpoint(ClusterFacts cluster);

    /** The calls its entry names, without those that follow from the rest of it. */
    default List<Call> calls() {
        return List.of();
    }

    /** The callers its entry names, without those that follow from the rest of it. */
    List<Caller> calledBy();

    /** Other apps that its entry names under keys of its own. */
    default List<Reference> references() {
        return List.of();
    }

    /** Adds everything but the namespace. */
    void addTo(AppScope scope);

    /** What its pods ask for, from the same values as the pods. */
    List<Footprint> footprints(ClusterFacts cluster, Images images);

    /** Names of the objects it makes that another app of the namespace might make too, as {@code kind/name}. */
    List<String> objects();

    /** Addresses of its LoadBalancer Services; each must lie in the site's pool and be used once. */
    default List<IpAddress> addresses() {
        return List.of();
    }

    /** Hosts and paths it serves, as {@code host/path}; each belongs to one app. */
    default List<String> routes() {
        return List.of();
    }

    /** The key of its entry that says so. */
    default String routesKey() {
        return "expose.ingress";
    }

    /** Secrets its pods cannot start without. */
    default List<SecretReference> secretReferences() {
        return List.of();
    }

    /** Add-ons by their {@code type:} that its objects need. */
    default List<String> requires() {
        return List.of();
    }

    /** What it promises its users; kinds that answer HTTP may. */
    default Optional<Slo> slo() {
        return Optional.empty();
    }

    /** How its callers in the mesh treat it when it is slow or broken. */
    default Optional<Resilience> resilience() {
        return Optional.empty();
    }

    /** Whether its own VirtualService and DestinationRule, of the same name as the mesh's, hold its resilience. */
    default boolean routesItself() {
        return false;
    }

    /** The same app in Docker Compose; empty: it cannot run there. */
    default Optional<ComposeService> compose() {
        return Optional.empty();
    }

    /** What people read about it, beside its objects. */
    default List<Artifact> documents(ClusterFacts cluster) {
        return List.of();
    }

    /** Fields that controllers write. */
    default List<IgnoreDifference> ignoreDifferences() {
        return List.of();
    }

    /** What is wrong or unwise with this entry by itself, {@code path} being its place. */
    void check(String path, Problems problems);

    /** What is wrong or unwise with this entry on this cluster. */
    default void check(String path, ClusterFacts cluster, Problems problems) {}
}
