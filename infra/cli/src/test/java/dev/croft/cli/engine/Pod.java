package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Pods that something runs.
 *
 * @param ports names and numbers of the ports of its containers
 */
record Pod(String namespace, SortedMap<String, String> labels, Set<String> ports) {
    /** Of a pod template. */
    static Pod of(String namespace, JsonNode template) {
        var ports = new TreeSet<String>();
        for (var list : new String[] {"containers", "initContainers"}) {
            for (var container : template.path("spec").path(list)) {
                for (var port : container.path("ports")) {
                    ports.add(port.path("name").asText());
                    ports.add(port.path("containerPort").asText());
                }
            }
        }
        return new Pod(namespace, Json.map(template.at("/metadata/labels")), ports);
    }

    /** With further ports. */
    Pod with(String... more) {
        var all = new TreeSet<>(ports);
        all.addAll(List.of(more));
        return new Pod(namespace, labels, all);
    }

    boolean in(String other) {
        return namespace.equals(other);
    }

    boolean has(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }
}
