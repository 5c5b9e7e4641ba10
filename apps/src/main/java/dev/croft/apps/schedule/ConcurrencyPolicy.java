package dev.croft.apps.schedule;

/** What happens when a run is due while the last one goes on; names as in Kubernetes. */
public enum ConcurrencyPolicy {
    /** The new run is left out. */
    Forbid,
    /** Both run. */
    Allow,
    /** The old run is ended. */
    Replace
}
