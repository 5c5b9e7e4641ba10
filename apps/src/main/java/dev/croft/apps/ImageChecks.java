package dev.croft.apps;

import dev.croft.apps.pod.Scheduling;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Image;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every container has an image, pinned, and a node it can run on. */
final class ImageChecks implements Check<Apps> {
    @Override
    public void check(Apps apps, Problems problems) {
        Map<Name, String> users = new TreeMap<>();
        Paths.of(apps.list())
                .filter(entry -> entry.app().name().value().length() <= 54)
                .forEach(entry -> {
                    entry.app().images().forEach(image -> {
                        checkOwner(entry, image, users, problems);
                        checkEntry(apps, entry, image, problems);
                    });
                    checkNodes(apps, entry, problems);
                });
    }

    /** The exporter of {@code redis} and an app named {@code redis-exporter} would share an entry. */
    private static void checkOwner(Paths.Entry entry, Name image, Map<Name, String> users, Problems problems) {
        var first = users.putIfAbsent(image, entry.path());
        if (first != null && !image.equals(entry.app().name())) {
            problems.error(entry.path() + ".name", "must leave the image to " + first, image, "rename one of the apps");
        }
    }

    private static void checkEntry(Apps apps, Paths.Entry entry, Name name, Problems problems) {
        var image = apps.images().of(name);
        var command = "croft image set " + name + " --tag TAG --digest DIGEST";
        if (image.isEmpty()) {
            problems.error(
                    entry.path() + ".name",
                    "must have an image in images.yaml",
                    name,
                    "add " + name + ": with repository and tag there, later `" + command + "`");
        }
        image.filter(unpinned -> unpinned.digest().isEmpty())
                .ifPresent(unpinned -> problems.warning(
                        entry.path() + ".name",
                        "should have its image pinned by digest in images.yaml",
                        unpinned.reference(),
                        "a tag can be moved, run `" + command + "`"));
    }

    private static void checkNodes(Apps apps, Paths.Entry entry, Problems problems) {
        var images = entry.app().images().stream()
                .flatMap(name -> apps.images().of(name).stream())
                .toList();
        var placement = entry.app().placement().or(apps.cluster().placement());
        var nodes = Scheduling.machines(placement, apps.cluster());
        var architectures = Scheduling.architectures(images);
        if (nodes.isEmpty()) {
            problems.error(
                    entry.path() + ".placement",
                    "must leave at least one node",
                    placement.nodeSelector(),
                    "check labels and taints of the nodes");
        } else if (nodes.stream().noneMatch(node -> architectures.contains(node.architecture()))) {
            var found = nodes.stream()
                    .map(node -> node.name() + " is " + node.architecture())
                    .collect(Collectors.joining(", "));
            problems.error(
                    entry.path() + ".name",
                    "must have images for a node it may run on (" + found + ")",
                    images.stream().map(Image::architectures).distinct().toList(),
                    "build it for that architecture too, or change placement");
        }
    }
}
