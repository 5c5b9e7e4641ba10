package dev.croft.cluster.addon;

import dev.croft.cluster.Distribution;

/** The nodes' container runtime, containerd. */
final class ContainerRuntime {
    private ContainerRuntime() {}

    /** Where it answers: K3s brings its own. */
    static String socket(Distribution distribution) {
        return distribution == Distribution.K3S
                ? "/run/k3s/containerd/containerd.sock"
                : "/run/containerd/containerd.sock";
    }
}
