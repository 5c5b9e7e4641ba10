package dev.croft.apps;

import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.Panel;
import java.util.List;

/** Alerts and a dashboard from what each node of a RabbitMQ tells of itself. */
final class RabbitMqRules {
    private RabbitMqRules() {}

    static void addTo(AppScope scope, RabbitMq app) {
        var of = "{namespace=\"" + app.namespace() + "\",job=\"" + app.name() + "\"}";
        var ready = "kube_statefulset_status_replicas_ready{namespace=\"" + app.namespace() + "\",statefulset=\""
                + app.name() + "-server\"}";
        var rules = new DataRules(app)
                .critical(
                        "RabbitMqQuorumLost",
                        "2m",
                        ready + " <= " + app.replicas() / 2,
                        "has {{ $value }} of " + app.replicas() + " nodes: queues without majority stand still",
                        "Quorum queues neither take nor give messages until a majority of the nodes is back.")
                .warning(
                        "RabbitMqNodeDown",
                        "10m",
                        ready + " < " + app.replicas(),
                        "has {{ $value }} of " + app.replicas() + " nodes",
                        "One more and queues may stand still. The events of the pod that is missing say why.");
        messages(rules, app, of);
        rules.disk("persistence-" + app.name() + "-server-.*").addTo(scope);
        dashboard(app, of).addTo(scope.chart());
    }

    private static void messages(DataRules rules, RabbitMq app, String of) {
        rules.critical(
                        "RabbitMqBlocksPublishers",
                        "2m",
                        "max(rabbitmq_alarms_memory_used_watermark" + of
                                + " or rabbitmq_alarms_free_disk_space_watermark" + of + ") > 0",
                        "blocks publishers: memory or disk is short",
                        "A node is at its memory watermark or has less than the free disk it keeps. Consumers still get messages.")
                .warning(
                        "RabbitMqBacklog",
                        "10m",
                        "sum(rabbitmq_queue_messages_ready" + of + ") > " + app.backlog(),
                        "has {{ $value }} messages waiting",
                        "Consumers are gone or too slow.");
    }

    private static Dashboard dashboard(RabbitMq app, String of) {
        return new Dashboard(
                "data-" + app.name(),
                "RabbitMQ " + app.name(),
                List.of(
                        Panel.stat("Messages ready", "short", "sum(rabbitmq_queue_messages_ready" + of + ")"),
                        Panel.stat(
                                "Messages unacknowledged", "short", "sum(rabbitmq_queue_messages_unacked" + of + ")"),
                        Panel.stat("Connections", "short", "sum(rabbitmq_connections" + of + ")"),
                        Panel.stat("Consumers", "short", "sum(rabbitmq_consumers" + of + ")"),
                        Panel.chart(
                                "Published",
                                "ops",
                                "sum by (pod) (rate(rabbitmq_global_messages_received_total" + of + "[5m]))",
                                "{{pod}}"),
                        Panel.chart("Memory", "bytes", "rabbitmq_process_resident_memory_bytes" + of, "{{pod}}")));
    }
}
