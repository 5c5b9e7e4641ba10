package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.Panel;
import dev.croft.cluster.manifest.Panel.Kind;
import dev.croft.cluster.manifest.Panel.Query;
import dev.croft.cluster.manifest.Panel.Source;
import java.util.List;
import java.util.stream.Stream;

/** Dashboards of machines: each by itself, and how much room all of them have. */
public final class NodeDashboards {
    private static final int HALF = 12;
    private static final String DISKS = "{fstype!~\"tmpfs|overlay|squashfs|ramfs|vfat|fuse.*\"}";

    private NodeDashboards() {}

    /** CPU, memory, disk and network of every node. */
    public static Dashboard nodes() {
        return new Dashboard(
                "nodes",
                "Nodes",
                Stream.of(machines(), disks(), rest()).flatMap(List::stream).toList());
    }

    private static List<Panel> machines() {
        return List.of(
                Panel.chart(
                        "CPU used",
                        "percentunit",
                        "1 - avg by (node) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))",
                        "{{node}}"),
                Panel.chart(
                        "Memory used",
                        "percentunit",
                        "1 - min by (node) (node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes)",
                        "{{node}}"));
    }

    private static List<Panel> disks() {
        return List.of(
                Panel.chart(
                        "Disk left",
                        "bytes",
                        "min by (node, mountpoint) (node_filesystem_avail_bytes" + DISKS + ")",
                        "{{node}} {{mountpoint}}"),
                Panel.chart(
                        "Disk busy",
                        "percentunit",
                        "max by (node, device) (rate(node_disk_io_time_seconds_total[5m]))",
                        "{{node}} {{device}}"),
                two(
                        "Disk reads and writes",
                        new Query("sum by (node) (rate(node_disk_read_bytes_total[5m]))", "{{node}} read"),
                        new Query("-sum by (node) (rate(node_disk_written_bytes_total[5m]))", "{{node}} written")));
    }

    private static List<Panel> rest() {
        return List.of(
                Panel.chart(
                        "Packets lost",
                        "short",
                        "sum by (node) (rate(node_network_receive_drop_total[5m]) + rate(node_network_transmit_drop_total[5m]))",
                        "{{node}}"),
                Panel.chart("Pods", "short", "count by (node) (kube_pod_info{node!=\"\"})", "{{node}}"),
                Panel.chart("Up since", "s", "max by (node) (time() - node_boot_time_seconds)", "{{node}}"));
    }

    /** What is left for more pods: requests count for the scheduler, use for the machine. */
    public static Dashboard capacity() {
        return new Dashboard(
                "capacity",
                "Capacity",
                List.of(
                        share("Memory requested", requested("memory") + " / " + allocatable("memory")),
                        share("CPU requested", requested("cpu") + " / " + allocatable("cpu")),
                        share(
                                "Memory limits",
                                "sum(kube_pod_container_resource_limits{resource=\"memory\"}) / "
                                        + allocatable("memory")),
                        Panel.stat(
                                "Pods pending", "short", "sum(kube_pod_status_phase{phase=\"Pending\"}) or vector(0)"),
                        left("memory", "bytes"),
                        left("cpu", "short"),
                        Panel.chart(
                                "Memory requested by namespace",
                                "bytes",
                                "sum by (namespace) (kube_pod_container_resource_requests{resource=\"memory\"})",
                                "{{namespace}}"),
                        Panel.chart(
                                "Volumes left",
                                "percentunit",
                                "min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes)",
                                "{{namespace}}/{{persistentvolumeclaim}}")));
    }

    private static Panel share(String title, String expression) {
        return Panel.stat(title, "percentunit", expression);
    }

    private static String requested(String resource) {
        return "sum(kube_pod_container_resource_requests{resource=\"" + resource + "\"})";
    }

    private static String allocatable(String resource) {
        return "sum(kube_node_status_allocatable{resource=\"" + resource + "\"})";
    }

    private static Panel left(String resource, String unit) {
        var is = "{resource=\"" + resource + "\",node!=\"\"}";
        return Panel.chart(
                "Free for requests: " + resource,
                unit,
                "sum by (node) (kube_node_status_allocatable" + is
                        + ") - sum by (node) (kube_pod_container_resource_requests" + is + ")",
                "{{node}}");
    }

    private static Panel two(String title, Query... queries) {
        return new Panel(title, Kind.TIMESERIES, Source.PROMETHEUS, "Bps", HALF, List.of(queries));
    }
}
