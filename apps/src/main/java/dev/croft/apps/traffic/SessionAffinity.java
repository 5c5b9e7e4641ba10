package dev.croft.apps.traffic;

/** Whether a client keeps its pod; names as in Kubernetes. */
public enum SessionAffinity {
    None,
    ClientIP
}
