package dev.croft.cluster.check;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.StorageClass;
import dev.croft.platform.check.Problems;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every volume must have something that makes it. By convention a key {@code storageClass}, wherever it lies in an entry, names a StorageClass, and
 * absent means the cluster's default; so no member can forget to be judged.
 */
public final class StorageChecks {
    private static final String KEY = "storageClass";

    private StorageChecks() {}

    /** Judges the whole entry whose place is {@code path}. */
    public static void check(String path, Record entry, ClusterFacts cluster, Problems problems) {
        for (var component : entry.getClass().getRecordComponents()) {
            var place = path + "." + component.getName();
            var value = value(component, entry);
            if (component.getName().equals(KEY)) {
                volume(place, value, cluster, problems);
            } else {
                descend(place, value, cluster, problems);
            }
        }
    }

    /** Volumes without a class get the default one, so there may be one only. */
    static void defaults(Subject subject, Problems problems) {
        var defaults = defaults(subject.facts());
        if (defaults.size() > 1) {
            problems.error(
                    "cluster.addOns",
                    "must make one default StorageClass at most",
                    defaults.stream()
                            .map(storage -> storage.name() + " of " + storage.maker())
                            .collect(Collectors.joining(", ")),
                    "set defaultClass: false on all but one; local-path-provisioner takes the place of K3s' own");
        }
    }

    private static void descend(String path, Object value, ClusterFacts cluster, Problems problems) {
        if (value instanceof Record inner) {
            check(path, inner, cluster, problems);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> descend(path, inner, cluster, problems));
        } else if (value instanceof List<?> list) {
            IntStream.range(0, list.size())
                    .forEach(index -> descend(path + "[" + index + "]", list.get(index), cluster, problems));
        }
    }

    private static void volume(String path, Object value, ClusterFacts cluster, Problems problems) {
        var name =
                value instanceof Optional<?> optional ? optional.map(Object::toString) : Optional.of(value.toString());
        if (name.isEmpty() && defaults(cluster).isEmpty()) {
            problems.error(path, "must be given where the cluster has no default StorageClass", "", remedy(cluster));
        } else if (name.isPresent()
                && cluster.storageClasses().stream()
                        .noneMatch(storage -> storage.name().equals(name.get()))) {
            problems.error(path, "must be a StorageClass that something makes", name.get(), remedy(cluster));
        }
    }

    private static String remedy(ClusterFacts cluster) {
        return cluster.storageClasses().isEmpty()
                ? "add local-path-provisioner, longhorn or csi-driver-nfs to cluster.addOns"
                : "try "
                        + cluster.storageClasses().stream()
                                .map(StorageClass::name)
                                .collect(Collectors.joining(" or "));
    }

    private static List<StorageClass> defaults(ClusterFacts cluster) {
        return cluster.storageClasses().stream().filter(StorageClass::isDefault).toList();
    }

    private static Object value(RecordComponent component, Record entry) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        try {
            return accessor.invoke(entry);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessor of " + component + " only returns its field", e);
        }
    }
}
