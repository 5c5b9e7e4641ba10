package dev.croft.cli.pipeline;

import dev.croft.apps.Apps;
import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.addon.ArgoCd;
import dev.croft.cluster.addon.ArgoCdCluster;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Two platforms that share an Argo CD: names of Applications that meet there, and whether each description knows of the other. A platform that is not in
 * this repository may well exist, so its absence is only a warning.
 */
final class HubChecks {
    private final Function<Name, Neighbour> neighbours;

    /**
     * Another platform.
     *
     * @param exists whether the repository has it
     * @param platform empty, too, where its description has mistakes of form
     */
    record Neighbour(boolean exists, Optional<Platform> platform) {}

    HubChecks(Function<Name, Neighbour> neighbours) {
        this.neighbours = neighbours;
    }

    void check(Platform platform, Images images, Problems problems) {
        platform.cluster().hub().ifPresent(hub -> checkHub(platform, hub, problems));
        var addOns = platform.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            var clusters = clusters(addOns.get(i));
            for (int j = 0; j < clusters.size(); j++) {
                var path = "cluster.addOns[" + i + "].clusters[" + j + "].name";
                var name = clusters.get(j).name();
                checkPrefix(applications(platform, images), name, path, problems);
                checkEdge(platform, name, path, problems);
            }
        }
    }

    private void checkHub(Platform platform, Name hub, Problems problems) {
        var neighbour = neighbours.apply(hub);
        if (!neighbour.exists()) {
            absent("cluster.hub", hub, problems);
        }
        neighbour
                .platform()
                .filter(other -> other.cluster().addOns().stream()
                        .flatMap(addOn -> clusters(addOn).stream())
                        .noneMatch(cluster -> cluster.name().equals(platform.name())))
                .ifPresent(other -> problems.error(
                        "cluster.hub",
                        "must be a platform whose argo-cd names this one under clusters",
                        hub,
                        "add clusters: [{name: " + platform.name() + ", server: ...}] to argo-cd there"));
    }

    private void checkEdge(Platform platform, Name edge, String path, Problems problems) {
        var neighbour = neighbours.apply(edge);
        if (!neighbour.exists()) {
            absent(path, edge, problems);
        }
        neighbour
                .platform()
                .filter(other ->
                        other.cluster().hub().filter(platform.name()::equals).isEmpty())
                .ifPresent(other -> problems.error(
                        path,
                        "must be a platform whose cluster.hub is this one",
                        edge,
                        "set cluster.hub: " + platform.name() + " there"));
    }

    private static void absent(String path, Name other, Problems problems) {
        problems.warning(
                path, "should be a platform of this repository, from which both are read", other, "correct the name");
    }

    /** The other platform's Applications begin with its name. */
    private static void checkPrefix(SortedSet<String> own, Name edge, String path, Problems problems) {
        own.stream()
                .filter(name -> name.startsWith(edge + "-"))
                .findFirst()
                .ifPresent(taken -> problems.error(
                        path,
                        "must not begin the name of an Application of this platform: " + taken,
                        edge,
                        "rename one"));
    }

    private static SortedSet<String> applications(Platform platform, Images images) {
        var names = new TreeSet<String>(List.of("namespaces", "root"));
        platform.cluster().addOns().stream().map(AddOn::type).forEach(names::add);
        Apps apps = platform.workloads(images);
        apps.applications().forEach(name -> names.add(name.value()));
        return names;
    }

    private static List<ArgoCdCluster> clusters(AddOn addOn) {
        return addOn instanceof ArgoCd argoCd ? argoCd.clusters() : List.of();
    }
}
