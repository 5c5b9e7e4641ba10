package dev.croft.cluster.addon;

import java.util.Locale;

/** What K3s brings along unless it is told not to. */
public enum Bundled {
    /** A LoadBalancer that takes host ports on every node. */
    SERVICELB,
    /** An ingress controller. */
    TRAEFIK,
    METRICS_SERVER,
    /** The local-path provisioner, which makes the default StorageClass. */
    LOCAL_STORAGE;

    /** The word in K3s' {@code disable} list. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
