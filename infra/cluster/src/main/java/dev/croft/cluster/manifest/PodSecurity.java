package dev.croft.cluster.manifest;

import java.util.Locale;

/** A level of the Pod Security Standards, enforced by a namespace label. */
public enum PodSecurity {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
