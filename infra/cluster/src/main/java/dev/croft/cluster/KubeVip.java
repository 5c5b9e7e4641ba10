package dev.croft.cluster;

import java.util.Locale;

/** How kube-vip runs: before there is an API server as the kubelet's own pod, or from K3s' manifests folder. */
public enum KubeVip {
    STATIC_POD,
    DAEMON_SET;

    /** kubeadm needs the address before anything can be applied; K3s applies its folder as soon as its first server serves itself. */
    public static KubeVip of(Distribution distribution) {
        return distribution == Distribution.K3S ? DAEMON_SET : STATIC_POD;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
