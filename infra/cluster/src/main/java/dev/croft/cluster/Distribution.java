package dev.croft.cluster;

import dev.croft.platform.Version;
import dev.croft.platform.network.Cidr;
import java.util.Locale;

/** Which Kubernetes runs on the nodes, and what it does unless told otherwise. */
public enum Distribution {
    /** Its own networks are K3s' defaults. */
    K3S("v1.35.9+k3s1", "10.42.0.0/16", "10.43.0.0/16"),
    /** kubeadm's own Service network, and the pod network that most network add-ons show in their examples. */
    KUBEADM("v1.35.9", "10.244.0.0/16", "10.96.0.0/12");

    private final String version;
    private final String podCidr;
    private final String serviceCidr;

    Distribution(String version, String podCidr, String serviceCidr) {
        this.version = version;
        this.podCidr = podCidr;
        this.serviceCidr = serviceCidr;
    }

    /** The newest release that all add-ons of the catalogue support. */
    public Version version() {
        return Version.parse(version);
    }

    public Cidr podCidr() {
        return Cidr.parse(podCidr);
    }

    public Cidr serviceCidr() {
        return Cidr.parse(serviceCidr);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
