package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ports on which every node with a pod of an ingress controller answers; a load balancer outside the cluster sends there. */
@JsonClassDescription("Ports of the nodes that an ingress controller answers on")
public record NodePorts(
        @JsonPropertyDescription("the port of http, 30000 to 32767") @JsonProperty(defaultValue = "30080") Integer http,
        @JsonPropertyDescription("the port of https, 30000 to 32767") @JsonProperty(defaultValue = "30443")
                Integer https) {
    /** Kubernetes' own range of NodePorts. */
    private static final int FIRST = 30_000;

    private static final int LAST = 32_767;

    public NodePorts {
        http = http == null ? 30_080 : http;
        https = https == null ? 30_443 : https;
    }

    void check(String path, Optional<IpAddress> address, Problems problems) {
        address.ifPresent(own -> problems.error(
                path + ".nodePorts",
                "must not stand beside address: a Service is of one type",
                own,
                "remove one of the two"));
        new TreeMap<>(Map.of("http", http, "https", https)).forEach((key, port) -> {
            if (port < FIRST || port > LAST) {
                problems.error(path + ".nodePorts." + key, "must be 30000 to 32767", port, "try 30080 and 30443");
            }
        });
        if (http.equals(https)) {
            problems.error(path + ".nodePorts.https", "must differ from http", https, "try 30443");
        }
    }
}
