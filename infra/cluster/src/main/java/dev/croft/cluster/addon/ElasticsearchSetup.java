package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.platform.Durations;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.JobSpec;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeJob;
import org.cdk8s.plus34.k8s.KubeJobProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;

/**
 * Tells Elasticsearch, at every sync, how long to keep indices and what they look like. That is state inside it, which no custom resource describes
 * without a licence; every call puts the whole, so that a second run changes nothing.
 */
record ElasticsearchSetup(Elasticsearch elasticsearch, Placement where) {
    /** Name of the Job and of its ConfigMap. */
    static final String NAME = "elasticsearch-setup";

    static final Resources RESOURCES = Resources.of("10m", "16Mi", "100m", "64Mi");

    private static final String IMAGE = "docker.io/curlimages/curl:8.15.0";

    /** Above the templates Elasticsearch brings, which have 100 to 200. */
    private static final int PRIORITY = 300;

    /** Waits for it as long as the Job may run; the account is in a file, so that no command line shows it. */
    private static final String PROLOGUE =
            """
            #!/bin/sh
            set -eu
            printf 'user = "elastic:%%s"\\n' "$(cat /account/elastic)" > /tmp/account
            call() {
              curl --silent --show-error --fail-with-body --output /tmp/answer --cacert /tls/ca.crt --config /tmp/account "$@" ||
                { cat /tmp/answer; echo; return 1; }
            }
            put() {
              echo "PUT $1"
              call --request PUT --header 'Content-Type: application/json' --data "@/setup/$2" "%1$s/$1"
            }
            touch /tmp/answer
            until call "%1$s/_cluster/health?wait_for_status=yellow&timeout=30s"; do sleep 5; done
            """
                    .formatted(Elasticsearch.URL);

    void addTo(ManifestChart chart) {
        var files = files();
        new KubeConfigMap(
                chart,
                "SetupConfig",
                KubeConfigMapProps.builder()
                        .metadata(chart.metadata(NAME))
                        .data(files)
                        .build());
        addJob(chart);
        NetworkPolicies.allow(chart, NAME, chart.selector(NAME), List.of(), List.of(ElasticsearchObjects.toServers()));
    }

    private void addJob(ManifestChart chart) {
        new KubeJob(
                chart,
                "SetupJob",
                KubeJobProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(NAME)
                                .labels(chart.labelsOf(NAME))
                                .annotations(Map.of(
                                        // Not PostSync, which waits for health: indices without their template may be
                                        // what it lacks.
                                        "argocd.argoproj.io/hook", "Sync",
                                        "argocd.argoproj.io/hook-delete-policy", "BeforeHookCreation"))
                                .build())
                        .spec(JobSpec.builder()
                                .activeDeadlineSeconds(1200)
                                .backoffLimit(3)
                                .template(PodTemplateSpec.builder()
                                        .metadata(ObjectMeta.builder()
                                                .labels(chart.labelsOf(NAME))
                                                .build())
                                        .spec(pod())
                                        .build())
                                .build())
                        .build());
    }

    private PodSpec pod() {
        return Pods.restricted(where)
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .restartPolicy("OnFailure")
                .containers(List.of(Pods.container("setup", IMAGE, RESOURCES)
                        .command(List.of("sh", "/setup/setup.sh"))
                        .volumeMounts(List.of(
                                Pods.mount("account", "/account"),
                                Pods.mount("setup", "/setup"),
                                Pods.mount("tls", "/tls"),
                                Pods.mount("tmp", "/tmp")))
                        .build()))
                .volumes(List.of(
                        Pods.secret("account", "elasticsearch-es-elastic-user"),
                        Pods.config("setup", NAME),
                        Pods.secret("tls", ElasticStack.TLS_SECRET),
                        Pods.scratch("tmp")))
                .build();
    }

    /** The script and the bodies it sends, by the names of the ConfigMap's keys. */
    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        var script = new StringBuilder(PROLOGUE);
        for (var prefix :
                List.of(elasticsearch.logs().value(), elasticsearch.events().value())) {
            bodies(prefix).forEach((path, body) -> {
                var file = path.replaceAll("[^a-z0-9-]+", ".").replaceAll("^[.]+|[.]+$", "") + ".json";
                files.put(file, Trees.json(body));
                script.append("put '").append(path).append("' ").append(file).append('\n');
            });
        }
        files.put("setup.sh", script.toString());
        return files;
    }

    /** Path and body of each call, the policy before what names it; the last mends the indices that are there already. */
    private Map<String, Object> bodies(String prefix) {
        var bodies = new LinkedHashMap<String, Object>();
        bodies.put("_ilm/policy/" + prefix, policy());
        bodies.put("_index_template/" + prefix, template(prefix));
        bodies.put(prefix + "-*/_settings?allow_no_indices=true", kept(prefix));
        return bodies;
    }

    /** Counted from the moment the day's index was made. */
    private Map<String, Object> policy() {
        var delete =
                Map.of("min_age", Durations.text(elasticsearch.retention()), "actions", Map.of("delete", Map.of()));
        return Map.of("policy", Map.of("phases", Map.of("delete", delete, "hot", Map.of("actions", Map.of()))));
    }

    private Map<String, Object> kept(String prefix) {
        return Map.of("index.lifecycle.name", prefix, "index.number_of_replicas", elasticsearch.nodes() > 1 ? 1 : 0);
    }

    /** Texts are found by their exact value too; labels of pods, whose dots would be objects, are one flat field. */
    private Map<String, Object> template(String prefix) {
        var settings = new TreeMap<>(kept(prefix));
        settings.put("index.mapping.ignore_malformed", true);
        settings.put("index.number_of_shards", 1);
        settings.put("index.refresh_interval", "15s");
        var fields = Map.of(
                "@timestamp",
                Map.of("type", "date"),
                "kubernetes",
                Map.of("properties", Map.of("annotations", flat(), "labels", flat())),
                "metadata",
                Map.of("properties", Map.of("annotations", flat(), "labels", flat(), "managedFields", unread())));
        return Map.of(
                "index_patterns", List.of(prefix + "-*"),
                "priority", PRIORITY,
                "template", Map.of("mappings", Map.of("properties", fields), "settings", settings));
    }

    private static Map<String, Object> flat() {
        return Map.of("type", "flattened");
    }

    private static Map<String, Object> unread() {
        return Map.of("type", "object", "enabled", false);
    }
}
