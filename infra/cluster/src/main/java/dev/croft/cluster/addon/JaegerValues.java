package dev.croft.cluster.addon;

import dev.croft.platform.Durations;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Jaeger's chart; {@code userconfig} is its whole configuration in the form of the OpenTelemetry collector it is built on. */
final class JaegerValues {
    /** The CronJob that deletes indices. */
    static final Resources CLEANER = Resources.of("10m", "24Mi", "100m", "64Mi");

    /** The Secret of its account at Elasticsearch. */
    static final String ACCOUNT = "jaeger-elasticsearch";

    /** The Secret of its certificate, with which the authority comes. */
    static final String TLS_SECRET = "jaeger-tls-client";

    /** The claim of its volume, and where that is mounted. */
    static final String CLAIM = "jaeger-badger";

    static final int METRICS_PORT = 8888;

    private static final String BADGER = "/badger";
    private static final String TLS = "/tls";
    private static final String PASSWORD = "ES_PASSWORD";
    private static final int MAX_TRACES = 20_000;

    private JaegerValues() {}

    /** It asks for a third of what it may use. */
    static Resources resources(Jaeger jaeger) {
        var asked = Memory.ofMebibytes(Math.max(128, jaeger.memory().mebibytes() / 3));
        return new Resources(new Amount(Cpu.parse("50m"), asked), new Amount(Cpu.parse("500m"), jaeger.memory()));
    }

    static Map<String, Object> of(Jaeger jaeger, Placement where) {
        var values = new TreeMap<String, Object>();
        values.put("jaeger", process(jaeger, where));
        values.put("userconfig", configuration(jaeger));
        if (jaeger.storage() == TraceStore.ELASTICSEARCH) {
            values.put("esIndexCleaner", cleaner(jaeger, where));
            values.put(
                    "storage",
                    Map.of(
                            "type",
                            "elasticsearch",
                            "elasticsearch",
                            Map.of("url", Elasticsearch.URL, "user", ElasticsearchAccounts.TRACER)));
        }
        return values;
    }

    private static Map<String, Object> process(Jaeger jaeger, Placement where) {
        var process = new TreeMap<String, Object>(Values.pod(where, resources(jaeger)));
        process.put("podSecurityContext", user());
        process.put("replicas", 1);
        process.put("securityContext", Values.restrictedContainer());
        process.put("serviceAccount", Map.of("automountServiceAccountToken", false));
        if (jaeger.storage() == TraceStore.ELASTICSEARCH) {
            process.put("extraEnv", List.of(password()));
            process.put("extraVolumeMounts", List.of(mount("tls", TLS)));
            process.put("extraVolumes", List.of(Map.of("name", "tls", "secret", Map.of("secretName", TLS_SECRET))));
        }
        if (jaeger.storage() == TraceStore.BADGER) {
            process.put("extraVolumeMounts", List.of(mount("badger", BADGER)));
            process.put(
                    "extraVolumes",
                    List.of(Map.of("name", "badger", "persistentVolumeClaim", Map.of("claimName", CLAIM))));
        }
        return process;
    }

    private static Map<String, Object> user() {
        return Values.join(Values.restrictedPod(), Map.of("fsGroup", 10001, "runAsGroup", 10001, "runAsUser", 10001));
    }

    private static Map<String, Object> mount(String name, String path) {
        return Map.of("mountPath", path, "name", name);
    }

    private static Map<String, Object> password() {
        return Map.of(
                "name", PASSWORD, "valueFrom", Map.of("secretKeyRef", Map.of("key", "password", "name", ACCOUNT)));
    }

    private static Map<String, Object> cleaner(Jaeger jaeger, Placement where) {
        var cleaner = new TreeMap<String, Object>(Values.pod(where, CLEANER));
        cleaner.put("enabled", true);
        cleaner.put(
                "extraEnv",
                List.of(
                        password(),
                        Map.of("name", "ES_TLS_ENABLED", "value", "true"),
                        Map.of("name", "ES_TLS_CA", "value", TLS + "/ca.crt")));
        cleaner.put(
                "extraSecretMounts",
                List.of(Map.of(
                        "mountPath",
                        TLS + "/ca.crt",
                        "name",
                        "tls",
                        "readOnly",
                        true,
                        "secretName",
                        TLS_SECRET,
                        "subPath",
                        "ca.crt")));
        cleaner.put("numberOfDays", jaeger.retention().toDays());
        cleaner.put("podSecurityContext", user());
        cleaner.put("securityContext", Values.restrictedContainer());
        return cleaner;
    }

    private static Map<String, Object> configuration(Jaeger jaeger) {
        return Map.of(
                "exporters", Map.of("jaeger_storage_exporter", Map.of("trace_storage", "traces")),
                "extensions", extensions(jaeger),
                "processors", Map.of("batch", Map.of(), "memory_limiter", limiter()),
                "receivers", Map.of("otlp", Map.of("protocols", protocols())),
                "service", service());
    }

    private static Map<String, Object> limiter() {
        return Map.of("check_interval", "5s", "limit_percentage", 80, "spike_limit_percentage", 20);
    }

    private static Map<String, Object> protocols() {
        return Map.of(
                "grpc", Map.of("endpoint", "0.0.0.0:" + Jaeger.OTLP_PORT),
                "http", Map.of("endpoint", "0.0.0.0:" + Jaeger.OTLP_HTTP_PORT));
    }

    private static Map<String, Object> extensions(Jaeger jaeger) {
        return Map.of(
                "healthcheckv2", Map.of("use_v2", true, "http", Map.of("endpoint", "0.0.0.0:13133")),
                "jaeger_query", Map.of("storage", Map.of("traces", "traces")),
                "jaeger_storage", Map.of("backends", Map.of("traces", backend(jaeger))));
    }

    private static Map<String, Object> backend(Jaeger jaeger) {
        return switch (jaeger.storage()) {
            case MEMORY -> Map.of("memory", Map.of("max_traces", MAX_TRACES));
            case BADGER ->
                Map.of(
                        "badger",
                        Map.of(
                                "directories", Map.of("keys", BADGER + "/keys", "values", BADGER + "/values"),
                                "ephemeral", false,
                                "ttl", Map.of("spans", hours(jaeger))));
            case ELASTICSEARCH -> Map.of("elasticsearch", search());
        };
    }

    /** Go's durations know no days. */
    private static String hours(Jaeger jaeger) {
        return Durations.text(jaeger.retention()).endsWith("d")
                ? jaeger.retention().toHours() + "h"
                : Durations.text(jaeger.retention());
    }

    /** One shard and no replica an index: traces are worth less than the memory of many shards. */
    private static Map<String, Object> search() {
        var indices = new TreeMap<String, Object>();
        for (var index : List.of("dependencies", "sampling", "services", "spans")) {
            indices.put(index, Map.of("date_layout", "2006-01-02", "replicas", 0, "shards", 1));
        }
        return Map.of(
                "auth",
                        Map.of(
                                "basic",
                                Map.of(
                                        "password",
                                        "${env:" + PASSWORD + "}",
                                        "username",
                                        ElasticsearchAccounts.TRACER)),
                "indices", indices,
                "server_urls", List.of(Elasticsearch.URL),
                "tls", Map.of("ca_file", TLS + "/ca.crt"));
    }

    private static Map<String, Object> service() {
        var pull = Map.of("exporter", Map.of("prometheus", Map.of("host", "0.0.0.0", "port", METRICS_PORT)));
        var traces = new TreeMap<String, Object>();
        traces.put("exporters", List.of("jaeger_storage_exporter"));
        traces.put("processors", List.of("memory_limiter", "batch"));
        traces.put("receivers", List.of("otlp"));
        return Map.of(
                "extensions", List.of("jaeger_storage", "jaeger_query", "healthcheckv2"),
                "pipelines", Map.of("traces", traces),
                "telemetry",
                        Map.of(
                                "logs", Map.of("level", "warn"),
                                "metrics", Map.of("level", "normal", "readers", List.of(Map.of("pull", pull))),
                                "resource", Map.of("service.name", "jaeger")));
    }
}
