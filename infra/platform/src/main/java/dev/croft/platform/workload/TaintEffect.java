package dev.croft.platform.workload;

/** What a taint does to pods that do not tolerate it; names as in Kubernetes. */
public enum TaintEffect {
    NoSchedule,
    PreferNoSchedule,
    NoExecute
}
