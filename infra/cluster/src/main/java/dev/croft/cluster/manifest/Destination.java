package dev.croft.cluster.manifest;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import java.util.Map;
import java.util.Optional;

/**
 * Where an Argo CD puts a platform's objects, and what it calls the platform's Applications and projects: its own cluster and their plain names, or,
 * where it is the Argo CD of another platform, the cluster it knows by this platform's name, which all the names begin with.
 *
 * @param remote the platform, where its Argo CD runs elsewhere
 */
public record Destination(Optional<Name> remote) {
    /** The cluster in which the Argo CD runs. */
    public static final Destination HERE = new Destination(Optional.empty());

    private static final String IN_CLUSTER = "https://kubernetes.default.svc";

    public static Destination of(ClusterFacts cluster) {
        return new Destination(cluster.hub().map(hub -> cluster.site().name()));
    }

    /** What an Application or a project is called among those of other platforms. */
    public String name(String own) {
        return remote.map(platform -> platform + "-" + own).orElse(own);
    }

    public Map<String, String> tree(String namespace) {
        return remote.map(platform -> Map.of("name", platform.value(), "namespace", namespace))
                .orElse(Map.of("namespace", namespace, "server", IN_CLUSTER));
    }
}
