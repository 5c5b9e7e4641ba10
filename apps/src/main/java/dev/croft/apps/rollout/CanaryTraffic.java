package dev.croft.apps.rollout;

import java.util.List;
import java.util.Locale;

/** Who splits the requests between the versions. */
public enum CanaryTraffic {
    /** Nobody: each pod gets the same, so a share is a number of pods. */
    REPLICAS,
    /** The sidecars of Istio, exactly and for callers inside the mesh. */
    ISTIO,
    /** The ingress controller nginx, exactly and for requests that come through the app's Ingress. */
    NGINX;

    /** Add-ons by their {@code type:} that it needs. */
    public List<String> requires() {
        return switch (this) {
            case REPLICAS -> List.of();
            case ISTIO -> List.of("istio");
            case NGINX -> List.of("ingress-nginx");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
