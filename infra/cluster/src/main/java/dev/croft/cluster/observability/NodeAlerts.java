package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule.Group;
import dev.croft.platform.Site;
import dev.croft.platform.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Alerts about machines. Every series of the node exporter carries the label {@code node}. */
public final class NodeAlerts {
    /** Real disks; the others are memory, images and the boot partition. */
    private static final String DISKS = "{fstype!~\"tmpfs|overlay|squashfs|ramfs|vfat|fuse.*\"}";

    private static final String DISK_FREE = "min by (node, mountpoint) (node_filesystem_avail_bytes" + DISKS
            + " / node_filesystem_size_bytes" + DISKS + ")";
    private static final String MEMORY_FREE =
            "min by (node) (node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes)";

    private NodeAlerts() {}

    public static Group of(Site site) {
        var alerts = new ArrayList<Alert>();
        alerts.addAll(presence());
        alerts.addAll(load());
        alerts.addAll(disks());
        alerts.add(packetsLost());
        alerts.addAll(temperature(site));
        return new Group("nodes", List.copyOf(alerts));
    }

    private static List<Alert> presence() {
        return List.of(
                Alerts.critical(
                        "NodeDown",
                        "5m",
                        "max by (node) (kube_node_status_condition{condition=\"Ready\",status=\"true\"}) == 0",
                        "{{ $labels.node }} is not ready",
                        "The kubelet has not reported for five minutes. Alerts about its pods are held back meanwhile."),
                Alerts.warning(
                        "NodeUnderPressure",
                        "5m",
                        "max by (node, condition) (kube_node_status_condition{condition=~\"MemoryPressure|DiskPressure|PIDPressure\",status=\"true\"}) == 1",
                        "{{ $labels.node }} reports {{ $labels.condition }}",
                        "The kubelet evicts pods until the pressure is gone, those far above their requests first."),
                Alerts.warning(
                        "NodeExporterDown",
                        "10m",
                        "max by (node, instance) (up{job=\"node-exporter\"}) == 0",
                        "No machine metrics from {{ $labels.instance }}",
                        "Alerts about CPU, memory, disk and temperature of this node are blind."));
    }

    private static List<Alert> load() {
        return List.of(
                Alerts.warning(
                        "NodeCpuBusy",
                        "15m",
                        "1 - avg by (node) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m])) > 0.9",
                        "{{ $labels.node }} uses {{ $value | humanizePercentage }} of its CPU",
                        "For a quarter of an hour nearly nothing was idle; requests get slow first."),
                Alerts.warning(
                        "NodeMemoryLow",
                        "10m",
                        MEMORY_FREE + " < 0.1",
                        "{{ $labels.node }} has {{ $value | humanizePercentage }} of its memory left",
                        "Something uses more than it requested. The dashboard Platform shows which pods."),
                Alerts.critical(
                        "NodeMemoryLow",
                        "2m",
                        MEMORY_FREE + " < 0.05",
                        "{{ $labels.node }} has {{ $value | humanizePercentage }} of its memory left",
                        "The kernel or the kubelet is about to kill something."));
    }

    private static List<Alert> disks() {
        return List.of(
                Alerts.warning(
                        "NodeDiskFull",
                        "15m",
                        DISK_FREE + " < 0.15",
                        "{{ $labels.mountpoint }} of {{ $labels.node }} has {{ $value | humanizePercentage }} left",
                        "Below 15 % the kubelet starts to delete unused images."),
                // The kubelet's nodefs eviction threshold is 10 %.
                Alerts.critical(
                        "NodeDiskFull",
                        "5m",
                        DISK_FREE + " < 0.1",
                        "{{ $labels.mountpoint }} of {{ $labels.node }} has {{ $value | humanizePercentage }} left",
                        "Below 10 % the kubelet evicts pods. Volumes of local-path lie on this disk too."),
                Alerts.warning(
                        "NodeDiskFillsSoon",
                        "1h",
                        "min by (node, mountpoint) (predict_linear(node_filesystem_avail_bytes" + DISKS
                                + "[6h], 86400)) < 0 and " + DISK_FREE + " < 0.4",
                        "{{ $labels.mountpoint }} of {{ $labels.node }} is full within a day",
                        "At the rate of the last six hours. Look for a log or a volume that grows."));
    }

    private static Alert packetsLost() {
        return Alerts.warning(
                "NodePacketsLost",
                "15m",
                "sum by (node) (rate(node_network_receive_errs_total[5m]) + rate(node_network_transmit_errs_total[5m])) > 5",
                "{{ $labels.node }} damages {{ $value | humanize }} packets a second",
                "A cable, a port of the switch or the driver is broken; everything on the node gets slow.");
    }

    /** Only where croft knows the limits: a Raspberry Pi slows down at 80 °C (its firmware's soft limit is 60 to 80). */
    private static List<Alert> temperature(Site site) {
        var pis = site.nodes().stream()
                .filter(node -> node.hardware().isRaspberryPi())
                .map(Node::name)
                .map(Object::toString)
                .collect(Collectors.joining("|"));
        if (pis.isEmpty()) {
            return List.of();
        }
        var celsius = "max by (node) (node_hwmon_temp_celsius{node=~\"" + pis + "\"})";
        var summary = "{{ $labels.node }} is {{ $value | humanize }} °C hot";
        return List.of(
                Alerts.warning(
                        "NodeHot",
                        "10m",
                        celsius + " > 70",
                        summary,
                        "From 80 °C on the processor slows itself down. Check the fan and the air around it."),
                Alerts.critical(
                        "NodeHot",
                        "2m",
                        celsius + " > 80",
                        summary,
                        "The processor slows itself down; at 85 °C it throttles hard."));
    }
}
