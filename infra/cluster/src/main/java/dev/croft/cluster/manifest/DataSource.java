package dev.croft.cluster.manifest;

import dev.croft.platform.artifact.Trees;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.ObjectMeta;

/**
 * What Grafana may ask: a ConfigMap that its sidecar finds by its label.
 *
 * @param uid what panels name it by
 * @param type the plug-in: {@code loki}, {@code jaeger}, {@code elasticsearch}
 * @param settings further fields; a secret stands there only as the file Grafana reads it from: {@code $__file{/path}}
 */
public record DataSource(String uid, String title, String type, String url, Map<String, Object> settings) {
    public DataSource {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    public static DataSource of(String title, String type, String url) {
        return new DataSource(type, title, type, url, Map.of());
    }

    public void addTo(ManifestChart chart) {
        var name = uid + "-datasource";
        var labels = new TreeMap<>(chart.labelsOf(name));
        labels.put("grafana_datasource", "1");
        new KubeConfigMap(
                chart,
                "DataSource-" + uid,
                KubeConfigMapProps.builder()
                        .metadata(ObjectMeta.builder().name(name).labels(labels).build())
                        .data(Map.of(uid + ".yaml", Trees.yaml(tree())))
                        .build());
    }

    private Map<String, Object> tree() {
        var source = new TreeMap<>(settings);
        source.put("access", "proxy");
        source.put("editable", false);
        source.put("name", title);
        source.put("type", type);
        source.put("uid", uid);
        source.put("url", url);
        return Map.of("apiVersion", 1, "datasources", List.of(source));
    }
}
