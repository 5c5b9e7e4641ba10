package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.Panel;
import dev.croft.cluster.manifest.Panel.Kind;
import dev.croft.cluster.manifest.Panel.Query;
import dev.croft.cluster.manifest.Panel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards of Grafana: the platform, one an app, and the logs. */
public final class Dashboards {
    private static final int HALF = 12;
    private static final String RATE_RANGE = "[5m]";

    private Dashboards() {}

    /** What the nodes have, what pods requested and what they use. */
    public static Dashboard platform() {
        return new Dashboard(
                "platform",
                "Platform",
                Stream.of(numbers(), room(), machines(), pods())
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Panel> numbers() {
        return List.of(
                Panel.stat(
                        "Nodes ready", "short", "sum(kube_node_status_condition{condition=\"Ready\",status=\"true\"})"),
                Panel.stat("Pods running", "short", "sum(kube_pod_status_phase{phase=\"Running\"})"),
                Panel.stat(
                        "Memory requested",
                        "percentunit",
                        "sum(kube_pod_container_resource_requests{resource=\"memory\"}) / sum(kube_node_status_allocatable{resource=\"memory\"})"),
                Panel.stat(
                        "Alerts", "short", "sum(ALERTS{alertstate=\"firing\",alertname!=\"Watchdog\"}) or vector(0)"));
    }

    private static List<Panel> room() {
        return List.of(
                lines(
                        "Memory: used, requested, allocatable",
                        "bytes",
                        new Query("sum(node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes)", "used"),
                        new Query("sum(kube_pod_container_resource_requests{resource=\"memory\"})", "requested"),
                        new Query("sum(kube_node_status_allocatable{resource=\"memory\"})", "allocatable")),
                lines(
                        "CPU: used, requested, allocatable",
                        "short",
                        new Query("sum(rate(node_cpu_seconds_total{mode!=\"idle\"}[5m]))", "used"),
                        new Query("sum(kube_pod_container_resource_requests{resource=\"cpu\"})", "requested"),
                        new Query("sum(kube_node_status_allocatable{resource=\"cpu\"})", "allocatable")));
    }

    private static List<Panel> machines() {
        return List.of(
                Panel.chart("Load of one minute", "short", "max by (node) (node_load1)", "{{node}}"),
                Panel.chart("Temperature", "celsius", "max by (node) (node_hwmon_temp_celsius)", "{{node}}"),
                Panel.chart(
                        "Disk left",
                        "percentunit",
                        "min by (node, mountpoint) (node_filesystem_avail_bytes{fstype!~\"tmpfs|overlay|squashfs|ramfs|vfat|fuse.*\"} / node_filesystem_size_bytes)",
                        "{{node}} {{mountpoint}}"),
                lines(
                        "Network",
                        "Bps",
                        new Query(
                                "sum by (node) (rate(node_network_receive_bytes_total{device=~\"e.*|w.*\"}[5m]))",
                                "{{node}} in"),
                        new Query(
                                "-sum by (node) (rate(node_network_transmit_bytes_total{device=~\"e.*|w.*\"}[5m]))",
                                "{{node}} out")));
    }

    private static List<Panel> pods() {
        return List.of(
                Panel.chart(
                        "Memory of pods, share of their requests",
                        "percentunit",
                        "topk(15, sum by (namespace, pod) (container_memory_working_set_bytes{container!=\"\"})"
                                + " / sum by (namespace, pod) (kube_pod_container_resource_requests{resource=\"memory\"}))",
                        "{{namespace}}/{{pod}}"),
                Panel.chart(
                        "Memory of pods, share of their limits",
                        "percentunit",
                        "topk(15, sum by (namespace, pod) (container_memory_working_set_bytes{container!=\"\"})"
                                + " / sum by (namespace, pod) (kube_pod_container_resource_limits{resource=\"memory\"}))",
                        "{{namespace}}/{{pod}}"),
                Panel.chart(
                        "CPU of pods",
                        "short",
                        "topk(15, sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container!=\"\"}[5m])))",
                        "{{namespace}}/{{pod}}"),
                Panel.chart(
                        "Restarts in an hour",
                        "short",
                        "sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total[1h])) > 0",
                        "{{namespace}}/{{pod}}"));
    }

    /** Users, requests, errors, response time and dependencies, as far as the app measures them. */
    public static Dashboard app(AppMetrics app) {
        var panels = new ArrayList<Panel>();
        panels.add(Panel.stat("Instances", "short", "sum(up{job=\"" + app.name() + "\"})"));
        app.users().ifPresent(users -> panels.add(Panel.stat("Users", "short", "sum(" + users + ")")));
        app.dependencies()
                .forEach((name, gauge) ->
                        panels.add(Panel.stat(name + " answers", "bool_yes_no", "min(" + gauge + ")")));
        app.users().ifPresent(users -> panels.add(Panel.chart("Users", "short", "sum(" + users + ")", "users")));
        app.charts().forEach((title, query) -> panels.add(Panel.chart(title, "short", query, "")));
        app.rate().ifPresent(rate -> panels.add(Panel.chart("Requests", "reqps", rate, "requests")));
        app.errorRatio().ifPresent(ratio -> panels.add(Panel.chart("Errors", "percentunit", ratio, "errors")));
        app.latency().ifPresent(latency -> panels.add(Panel.chart("Response time", "s", latency, "{{instance}}")));
        panels.add(Panel.logs("Log", "{app=\"" + app.name() + "\"}"));
        return new Dashboard("app-" + app.name(), "App " + app.name(), panels);
    }

    /** Memory, commands and clients of every Redis that has an exporter. */
    public static Dashboard redis() {
        return new Dashboard(
                "redis",
                "Redis",
                List.of(
                        Panel.stat("Up", "short", "sum(redis_up)"),
                        Panel.stat("Clients", "short", "sum(redis_connected_clients)"),
                        Panel.stat("Keys", "short", "sum(redis_db_keys)"),
                        Panel.stat(
                                "Hits",
                                "percentunit",
                                "sum(rate(redis_keyspace_hits_total[5m])) / (sum(rate(redis_keyspace_hits_total[5m])) + sum(rate(redis_keyspace_misses_total[5m])))"),
                        lines(
                                "Memory",
                                "bytes",
                                new Query("redis_memory_used_bytes", "{{pod}} used"),
                                new Query("redis_memory_max_bytes > 0", "{{pod}} limit")),
                        Panel.chart(
                                "Commands",
                                "ops",
                                "sum by (pod) (rate(redis_commands_processed_total[5m]))",
                                "{{pod}}")));
    }

    /** Logs of the cluster by app, its events, and those of the machines outside, which share the labels. */
    public static Dashboard logs(String cluster, List<String> machines) {
        var all = "{cluster=\"" + cluster + "\"";
        var panels = new ArrayList<Panel>();
        panels.add(
                volume("Lines by app", "sum by (app) (rate(" + all + ",app=~\".+\"}" + RATE_RANGE + "))", "{{app}}"));
        panels.add(volume(
                "Lines with an error, by app",
                "sum by (app) (rate(" + all + ",app=~\".+\"} |~ `(?i)\\b(error|fatal|panic)\\b`" + RATE_RANGE + "))",
                "{{app}}"));
        panels.add(Panel.logs("Errors", all + ",app=~\".+\"} |~ `(?i)\\b(error|fatal|panic)\\b`"));
        panels.add(Panel.logs("Events of Kubernetes", all + ",job=\"kubernetes-events\"} | logfmt | type=`Warning`"));
        panels.add(Panel.logs("Journal of the nodes", all + ",job=\"journal\"}"));
        machines.forEach(machine -> panels.add(Panel.logs("Machine " + machine, all + ",node=\"" + machine + "\"}")));
        return new Dashboard("logs", "Logs", panels);
    }

    private static Panel lines(String title, String unit, Query... queries) {
        return new Panel(title, Kind.TIMESERIES, Source.PROMETHEUS, unit, HALF, List.of(queries));
    }

    private static Panel volume(String title, String expression, String legend) {
        return new Panel(title, Kind.TIMESERIES, Source.LOKI, "short", HALF, List.of(new Query(expression, legend)));
    }
}
