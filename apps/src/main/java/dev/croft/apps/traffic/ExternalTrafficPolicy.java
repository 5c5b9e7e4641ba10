package dev.croft.apps.traffic;

/** Which pods get traffic from outside; names as in Kubernetes. */
public enum ExternalTrafficPolicy {
    /** Pods of the node that announces the address; they see the client's own address. */
    Local,
    /** Pods of every node; they see the address of a node. */
    Cluster
}
