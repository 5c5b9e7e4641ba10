package dev.croft.cluster.manifest;

import java.util.List;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.NetworkPolicyPort;

/**
 * Connections of one kind: with any of the peers, on any of the ports.
 *
 * @param ports container ports, not those of a Service; empty: every port
 */
public record Traffic(List<Peer> peers, List<Port> ports) {
    /** A port number and its transport protocol, {@code TCP} or {@code UDP}. */
    public record Port(int number, String protocol) {
        public static Port tcp(int number) {
            return new Port(number, "TCP");
        }

        public static Port udp(int number) {
            return new Port(number, "UDP");
        }

        private NetworkPolicyPort construct() {
            return NetworkPolicyPort.builder()
                    .port(IntOrString.fromNumber(number))
                    .protocol(protocol)
                    .build();
        }
    }

    public Traffic {
        peers = List.copyOf(peers);
        ports = List.copyOf(ports);
    }

    /** With one peer, on TCP ports. */
    public static Traffic tcp(Peer peer, Integer... ports) {
        return new Traffic(List.of(peer), List.of(ports).stream().map(Port::tcp).toList());
    }

    List<NetworkPolicyPort> portConstructs() {
        return ports.stream().map(Port::construct).toList();
    }
}
