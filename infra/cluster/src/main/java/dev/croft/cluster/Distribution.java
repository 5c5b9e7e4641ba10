package dev.croft.cluster;

import java.util.Locale;

/** Which Kubernetes runs on the nodes. */
public enum Distribution {
    K3S,
    KUBEADM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
