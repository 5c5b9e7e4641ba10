package dev.croft.cluster.addon;

import dev.croft.platform.Name;
import java.util.List;
import java.util.stream.Collectors;

/** Fluent Bit's configuration in its classic language: sections of a name and its settings. */
final class FluentBitConfig {
    /** The variable that holds the password. */
    static final String PASSWORD = "ELASTICSEARCH_PASSWORD";

    /** Where the certificate authority is mounted. */
    static final String TLS = "/fluent-bit/tls";

    /** Where it remembers how far it has read and what it could not send yet. */
    static final String STATE = "/var/lib/fluent-bit";

    static final int METRICS_PORT = 2020;

    /** Its own log is left out: an error while sending must not make another line to send. */
    static final String INPUTS =
            """
            [INPUT]
                Name tail
                Tag kube.*
                Path /var/log/containers/*.log
                Exclude_Path /var/log/containers/*_%1$s_*.log
                multiline.parser cri
                DB %2$s/tail.db
                DB.locking true
                Mem_Buf_Limit 8MB
                Skip_Long_Lines On
                storage.type filesystem

            [INPUT]
                Name systemd
                Tag host.*
                DB %2$s/journal.db
                Read_From_Tail On
                Strip_Underscores On
                storage.type filesystem
            """
                    .formatted(FluentBit.NAMESPACE, STATE);

    /** A line that is JSON becomes fields below {@code fields}, apart from what Kubernetes says of the pod. */
    static final String FILTERS =
            """
            [FILTER]
                Name kubernetes
                Match kube.*
                Merge_Log On
                Merge_Log_Key fields
                Keep_Log On
                Labels On
                Annotations Off
                K8S-Logging.Parser Off
                K8S-Logging.Exclude On
                Buffer_Size 0
            """;

    static final String EVENTS_INPUT =
            """
            [INPUT]
                Name kubernetes_events
                Tag k8s_events
                DB %s/events.db
                kube_retention_time 1h
            """
                    .formatted(STATE);

    private FluentBitConfig() {}

    static String service() {
        return """
            [SERVICE]
                Daemon Off
                Flush 5
                Log_Level warn
                Parsers_File /fluent-bit/etc/parsers.conf
                HTTP_Server On
                HTTP_Listen 0.0.0.0
                HTTP_Port %s
                Health_Check On
                storage.path %s/buffer
                storage.backlog.mem_limit 8M
            """
                .formatted(METRICS_PORT, STATE);
    }

    /** For what the nodes' pods read. */
    static String outputs(List<LogStore> stores, Name platform, Name prefix) {
        return stores.stream()
                .map(store -> switch (store) {
                    case ELASTICSEARCH -> elasticsearch("kube.*", prefix) + "\n" + elasticsearch("host.*", prefix);
                    case LOKI -> pods(platform) + "\n" + journal(platform);
                })
                .collect(Collectors.joining("\n"));
    }

    /** For events. */
    static String eventOutputs(List<LogStore> stores, Name platform, Name prefix) {
        return stores.stream()
                .map(store -> switch (store) {
                    case ELASTICSEARCH -> elasticsearch("k8s_events", prefix);
                    case LOKI -> loki("k8s_events", "job=kubernetes-events, cluster=" + platform, "line_format json");
                })
                .collect(Collectors.joining("\n"));
    }

    /** An index a day. The id is a hash of the record, so that what is sent again after a failure is not stored twice. */
    private static String elasticsearch(String tag, Name prefix) {
        return """
            [OUTPUT]
                Name es
                Match %s
                Host %s
                Port %s
                HTTP_User %s
                HTTP_Passwd ${%s}
                tls On
                tls.verify On
                tls.ca_file %s/ca.crt
                Logstash_Format On
                Logstash_Prefix %s
                Suppress_Type_Name On
                Generate_ID On
                Buffer_Size 512KB
                Retry_Limit False
                storage.total_limit_size 128M
            """
                .formatted(
                        tag,
                        Elasticsearch.HOST,
                        Elasticsearch.PORT,
                        ElasticsearchAccounts.COLLECTOR,
                        PASSWORD,
                        TLS,
                        prefix);
    }

    /** The labels that Alloy sends too, so that dashboards need not know who collects. */
    private static String pods(Name platform) {
        return loki(
                "kube.*",
                "job=pods, cluster=" + platform
                        + ", namespace=$kubernetes['namespace_name'], pod=$kubernetes['pod_name']"
                        + ", container=$kubernetes['container_name'], node=$kubernetes['host']"
                        + ", app=$kubernetes['labels']['app.kubernetes.io/name']",
                "remove_keys kubernetes,fields,stream,time,_p\n    drop_single_key raw");
    }

    private static String journal(Name platform) {
        return loki(
                "host.*",
                "job=journal, cluster=" + platform + ", node=$HOSTNAME, app=$SYSTEMD_UNIT",
                "line_format json");
    }

    private static String loki(String tag, String labels, String form) {
        return """
            [OUTPUT]
                Name loki
                Match %s
                Host loki.%s.svc
                Port %s
                Labels %s
                %s
                Retry_Limit False
                storage.total_limit_size 128M
            """
                .formatted(tag, Loki.NAMESPACE, Loki.PORT, labels, form);
    }
}
