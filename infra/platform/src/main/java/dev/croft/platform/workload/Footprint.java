package dev.croft.platform.workload;

/**
 * What one workload puts on the cluster: {@code replicas} pods (for a DaemonSet: one a node it may run on), each asking for {@code pod}, the sum of
 * its containers or of its largest init container, whichever is more.
 *
 * @param owner the add-on or app it belongs to
 * @param name the workload's name in the cluster
 * @param replicas pods in the steady state; 0 for pods that only run for a moment (hook Jobs, CronJobs)
 * @param peak pods at most: autoscaler maximum plus rollout surge; for Jobs as many as run at a time
 */
public record Footprint(
        String owner, Kind kind, String name, int replicas, int peak, Resources pod, Placement placement) {
    /** The controller that makes the pods. */
    public enum Kind {
        Deployment,
        StatefulSet,
        DaemonSet,
        Job,
        CronJob,
        /** Of Argo Rollouts. */
        Rollout
    }

    /** A Deployment or StatefulSet of one pod that is replaced in place. */
    public static Footprint single(String owner, Kind kind, String name, Resources pod, Placement placement) {
        return new Footprint(owner, kind, name, 1, 1, pod, placement);
    }

    /** A Job that runs once at a sync and then leaves. */
    public static Footprint job(String owner, String name, Resources pod, Placement placement) {
        return new Footprint(owner, Kind.Job, name, 0, 1, pod, placement);
    }

    public static Footprint everywhere(String owner, String name, Resources pod, Placement placement) {
        return new Footprint(owner, Kind.DaemonSet, name, 1, 1, pod, placement);
    }
}
