package dev.croft.apps;

import dev.croft.apps.compose.Compose;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.mesh.Mesh;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code apps:} section with all it is judged and made with. What other rooms want to know of the apps is here as data.
 *
 * @param images the content of images.yaml
 * @param mesh the namespaces whose pods have a sidecar
 * @param list in the order of the description
 */
public record Apps(ClusterFacts cluster, Images images, List<App> list, Mesh mesh, Optional<Compose> compose) {
    public Apps {
        list = List.copyOf(list);
    }

    /** Without a mesh, and for the cluster only. */
    public Apps(ClusterFacts cluster, Images images, List<App> list) {
        this(cluster, images, list, Mesh.NONE, Optional.empty());
    }

    /** The apps on the network. */
    public List<Endpoint> endpoints() {
        return list.stream().map(app -> app.endpoint(cluster)).toList();
    }

    /** Namespaces this section owns. */
    public SortedSet<Name> namespaces() {
        return list.stream().map(App::namespace).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the Argo CD Applications, which are folders too: none of an add-on may be among them. */
    public SortedSet<Name> applications() {
        return Stream.concat(
                        namespaces().stream().map(AppsGenerator::applicationOf),
                        list.stream().map(App::name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What every pod asks for: in the steady state, and at most with autoscalers and rollouts. */
    public List<Footprint> footprints() {
        return list.stream()
                .flatMap(app -> app.footprints(cluster, images).stream().map(pods -> withSidecar(app, pods)))
                .toList();
    }

    private Footprint withSidecar(App app, Footprint pods) {
        return mesh.has(app.namespace(), app.name())
                ? new Footprint(
                        pods.owner(),
                        pods.kind(),
                        pods.name(),
                        pods.replicas(),
                        pods.peak(),
                        pods.pod().plus(mesh.sidecar()),
                        pods.placement())
                : pods;
    }

    /** Addresses of load balancers, each with the path of its app. */
    public List<Address> addresses() {
        return Paths.of(list)
                .flatMap(entry -> entry.app().addresses().stream()
                        .map(address -> new Address(address, entry.path() + ".expose.loadBalancer.address")))
                .toList();
    }

    /** Secrets that must exist, in AWS Secrets Manager or in the cluster, before the apps start. */
    public List<SecretReference> secretReferences() {
        return list.stream().flatMap(app -> app.secretReferences().stream()).toList();
    }

    /** An address that an app claims, and where the description says so. */
    public record Address(IpAddress address, String path) {}
}
