package dev.croft.cluster.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every container, init containers included, asks for CPU and memory and has limits for both. */
final class Containers {
    private Containers() {}

    static List<String> faults(Map<?, ?> tree) {
        var faults = new ArrayList<String>();
        search(tree, faults);
        return faults;
    }

    private static void search(Object tree, List<String> faults) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if ((key.equals("containers") || key.equals("initContainers")) && value instanceof List<?> containers) {
                    containers.forEach(container -> judge((Map<?, ?>) container, faults));
                }
                search(value, faults);
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> search(item, faults));
        }
    }

    private static void judge(Map<?, ?> container, List<String> faults) {
        for (var side : List.of("requests", "limits")) {
            for (var resource : List.of("cpu", "memory")) {
                if (!(container.get("resources") instanceof Map<?, ?> resources)
                        || !(resources.get(side) instanceof Map<?, ?> amounts)
                        || !amounts.containsKey(resource)) {
                    faults.add("container " + container.get("name") + " must have " + side + "." + resource);
                }
            }
        }
    }
}
