package dev.croft.cluster.manifest;

import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.ObjectMeta;

/**
 * A Grafana dashboard: a ConfigMap that Grafana's sidecar finds by its label. Panels are placed from left to right and wrap at 24 columns.
 *
 * @param name of the ConfigMap, and the dashboard's {@code uid} (Grafana: at most 40 characters)
 */
public record Dashboard(String name, String title, List<Panel> panels) {
    private static final int COLUMNS = 24;
    private static final int SCHEMA_VERSION = 41;

    public Dashboard {
        panels = List.copyOf(panels);
    }

    public void addTo(ManifestChart chart) {
        var labels = new TreeMap<>(chart.labelsOf(name));
        labels.put("grafana_dashboard", "1");
        new KubeConfigMap(
                chart,
                "Dashboard-" + name,
                KubeConfigMapProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name("dashboard-" + name)
                                .labels(labels)
                                .build())
                        .data(Map.of(name + ".json", Trees.json(tree())))
                        .build());
    }

    private Map<String, Object> tree() {
        var tree = new TreeMap<String, Object>();
        tree.put("uid", name);
        tree.put("title", title);
        tree.put("tags", List.of("croft"));
        tree.put("schemaVersion", SCHEMA_VERSION);
        tree.put("editable", false);
        tree.put("refresh", "30s");
        tree.put("timezone", "browser");
        tree.put("time", Map.of("from", "now-6h", "to", "now"));
        tree.put("panels", placed());
        return tree;
    }

    private List<Object> placed() {
        var trees = new ArrayList<Object>();
        int x = 0;
        int y = 0;
        int lineHeight = 0;
        for (var panel : panels) {
            if (x + panel.width() > COLUMNS) {
                x = 0;
                y += lineHeight;
                lineHeight = 0;
            }
            trees.add(panel.tree(trees.size() + 1, x, y));
            x += panel.width();
            lineHeight = Math.max(lineHeight, panel.height());
        }
        return trees;
    }
}
