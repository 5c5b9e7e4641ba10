package dev.croft.apps.pod;

import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus34.k8s.KubePodTemplate;
import org.cdk8s.plus34.k8s.KubePodTemplateProps;
import org.cdk8s.plus34.k8s.PodTemplateSpec;

/** A pod template as it stands in YAML, for kinds that have no typed construct: a chart of its own renders it. */
public final class PodTree {
    private PodTree() {}

    public static Map<?, ?> of(PodTemplateSpec template) {
        var chart = new Chart(new App(), "pod");
        new KubePodTemplate(
                chart,
                "PodTemplate",
                KubePodTemplateProps.builder().template(template).build());
        for (var object : (Iterable<?>) chart.toJson()) {
            if (object instanceof Map<?, ?> tree && tree.get("template") instanceof Map<?, ?> rendered) {
                return rendered;
            }
        }
        throw new IllegalStateException("a chart with a pod template renders one");
    }
}
