package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;

/** What nodes keep for themselves, by their role. */
@JsonClassDescription("What nodes keep for themselves, by their role")
public record Reservations(
        @JsonPropertyDescription("on servers; usually 250m and 640Mi for Kubernetes, with kubeadm 100m and 768Mi")
                @JsonProperty(defaultValue = "{}")
                Reservation server,
        @JsonPropertyDescription("on workers; usually 100m and 256Mi for Kubernetes") @JsonProperty(defaultValue = "{}")
                Reservation worker) {
    public Reservations {
        server = server == null ? Reservation.USUAL : server;
        worker = worker == null ? Reservation.USUAL : worker;
    }

    public Reserved of(Node node, Distribution distribution) {
        if (node.role() == Role.WORKER) {
            return worker.or(Reserved.WORKER);
        }
        return server.or(distribution == Distribution.K3S ? Reserved.SERVER : Reserved.KUBEADM_SERVER);
    }
}
