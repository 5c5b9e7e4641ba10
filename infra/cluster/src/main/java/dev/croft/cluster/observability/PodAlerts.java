package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule.Group;
import dev.croft.cluster.manifest.Recording;
import dev.croft.cluster.manifest.Rule;
import java.util.List;

/** Alerts about pods and their controllers. Those about a pod carry the label {@code node}, so that a dead node can silence them. */
public final class PodAlerts {
    /** One node a pod name, also while a StatefulSet's pod is being replaced by one of the same name. */
    private static final String NODE = "namespace_pod:kube_pod_info:node";

    private static final String WITH_NODE = " * on (namespace, pod) group_left (node) " + NODE;

    private PodAlerts() {}

    public static Group of() {
        return new Group(
                "pods",
                List.<Rule>of(
                        new Recording(
                                NODE,
                                "topk by (namespace, pod) (1, max by (namespace, pod, node) (kube_pod_info{node!=\"\"}))"),
                        crashLooping(),
                        oomKilled(),
                        notReady(),
                        unschedulable(),
                        nearMemoryLimit(),
                        deploymentDown(),
                        statefulSetDown(),
                        jobFailed()));
    }

    private static Alert crashLooping() {
        return Alerts.warning(
                "PodCrashLooping",
                "10m",
                "max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason=\"CrashLoopBackOff\"}[5m]))"
                        + WITH_NODE + " >= 1",
                "{{ $labels.namespace }}/{{ $labels.pod }} keeps crashing",
                "Container {{ $labels.container }} starts and ends again and again; its previous log says why.");
    }

    private static Alert oomKilled() {
        return Alerts.warning(
                "ContainerOutOfMemory",
                "0s",
                "(max by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[10m])) > 0"
                        + " and max by (namespace, pod, container) (kube_pod_container_status_last_terminated_reason{reason=\"OOMKilled\"}) == 1)"
                        + WITH_NODE,
                "{{ $labels.namespace }}/{{ $labels.pod }} ran out of memory",
                "Container {{ $labels.container }} reached its memory limit and was killed.");
    }

    private static Alert notReady() {
        return Alerts.warning(
                "PodNotReady",
                "15m",
                "((max by (namespace, pod) (kube_pod_status_ready{condition=\"true\"}) == 0"
                        + " unless max by (namespace, pod) (kube_pod_status_phase{phase=\"Succeeded\"}) == 1) + 1)"
                        + WITH_NODE,
                "{{ $labels.namespace }}/{{ $labels.pod }} is not ready",
                "It runs on {{ $labels.node }} but gets no traffic: its readiness probe fails, or a container waits.");
    }

    private static Alert unschedulable() {
        return Alerts.warning(
                "PodUnschedulable",
                "10m",
                "max by (namespace, pod) (kube_pod_status_unschedulable) == 1",
                "{{ $labels.namespace }}/{{ $labels.pod }} finds no node",
                "No node has its requests free, or none matches its placement.");
    }

    private static Alert nearMemoryLimit() {
        return Alerts.warning(
                "ContainerNearMemoryLimit",
                "15m",
                "max by (namespace, pod, container) (container_memory_working_set_bytes{container!=\"\"})"
                        + " / max by (namespace, pod, container) (kube_pod_container_resource_limits{resource=\"memory\"})"
                        + WITH_NODE + " > 0.95",
                "{{ $labels.namespace }}/{{ $labels.pod }} is at {{ $value | humanizePercentage }} of its memory limit",
                "Container {{ $labels.container }} will be killed when it reaches the limit.");
    }

    private static Alert deploymentDown() {
        return Alerts.critical(
                "DeploymentDown",
                "5m",
                "max by (namespace, deployment) (kube_deployment_status_replicas_available) == 0"
                        + " and max by (namespace, deployment) (kube_deployment_spec_replicas) > 0",
                "{{ $labels.namespace }}/{{ $labels.deployment }} has no pod that serves",
                "Replicas are wanted and none is available.");
    }

    private static Alert statefulSetDown() {
        return Alerts.critical(
                "StatefulSetDown",
                "5m",
                "max by (namespace, statefulset) (kube_statefulset_status_replicas_ready) == 0"
                        + " and max by (namespace, statefulset) (kube_statefulset_replicas) > 0",
                "{{ $labels.namespace }}/{{ $labels.statefulset }} has no pod that serves",
                "Replicas are wanted and none is ready.");
    }

    private static Alert jobFailed() {
        return Alerts.warning(
                "JobFailed",
                "0s",
                "max by (namespace, job_name) (kube_job_failed{condition=\"true\"}) == 1",
                "Job {{ $labels.namespace }}/{{ $labels.job_name }} failed",
                "It used up its retries. The alert ends when the Job is deleted.");
    }
}
