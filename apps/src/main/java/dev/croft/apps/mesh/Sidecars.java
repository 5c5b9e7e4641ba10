package dev.croft.apps.mesh;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.workload.Resources;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.ApiObject;
import org.cdk8s.JsonPatch;

/** Tells Istio's webhook, on the pods of every workload of a chart, whether they get a sidecar and how large it is. */
public final class Sidecars {
    /** Where the kinds that make pods keep the pod's metadata. */
    private static final Map<String, String> TEMPLATES = Map.of(
            "CronJob", "/spec/jobTemplate/spec/template/metadata",
            "Deployment", "/spec/template/metadata",
            "Job", "/spec/template/metadata",
            "Rollout", "/spec/template/metadata",
            "StatefulSet", "/spec/template/metadata");

    private Sidecars() {}

    /** The annotations are Istio's own names for requests and limits. */
    public static void size(ManifestChart chart, Resources sidecar) {
        var annotations = new TreeMap<String, String>();
        annotations.put("sidecar.istio.io/proxyCPU", sidecar.requests().cpu().toString());
        annotations.put("sidecar.istio.io/proxyCPULimit", sidecar.limits().cpu().toString());
        annotations.put(
                "sidecar.istio.io/proxyMemory", sidecar.requests().memory().toString());
        annotations.put(
                "sidecar.istio.io/proxyMemoryLimit", sidecar.limits().memory().toString());
        merge(chart, "annotations", annotations);
    }

    public static void refuse(ManifestChart chart) {
        merge(chart, "labels", Map.of("sidecar.istio.io/inject", "false"));
    }

    private static void merge(ManifestChart chart, String key, Map<String, String> more) {
        for (var child : chart.getNode().getChildren()) {
            if (child instanceof ApiObject object && TEMPLATES.containsKey(object.getKind())) {
                var path = TEMPLATES.getOrDefault(object.getKind(), "");
                var merged = new TreeMap<String, Object>();
                at(object.toJson(), path + "/" + key).forEach((name, value) -> merged.put(String.valueOf(name), value));
                merged.putAll(more);
                object.addJsonPatch(JsonPatch.add(path + "/" + key, merged));
            }
        }
    }

    private static Map<?, ?> at(Object tree, String path) {
        var node = tree;
        for (var step : path.substring(1).split("/", -1)) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node instanceof Map<?, ?> map ? map : Map.of();
    }
}
