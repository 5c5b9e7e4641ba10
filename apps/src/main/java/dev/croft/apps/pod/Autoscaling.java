package dev.croft.apps.pod;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.util.List;
import org.cdk8s.plus34.k8s.CrossVersionObjectReferenceV2;
import org.cdk8s.plus34.k8s.HorizontalPodAutoscalerSpecV2;
import org.cdk8s.plus34.k8s.MetricSpecV2;
import org.cdk8s.plus34.k8s.MetricTargetV2;
import org.cdk8s.plus34.k8s.ResourceMetricSourceV2;

/** A HorizontalPodAutoscaler (autoscaling/v2) on CPU; it needs the metrics API, which K3s brings along. */
@JsonClassDescription("A HorizontalPodAutoscaler on CPU")
public record Autoscaling(
        @JsonPropertyDescription("pods at least") @JsonProperty(defaultValue = "1") Integer min,
        @JsonPropertyDescription("pods at most") Integer max,
        @JsonPropertyDescription("average use of the CPU request it aims at, in percent")
                @JsonProperty(defaultValue = "70")
                Integer cpu) {
    public Autoscaling {
        min = min == null ? 1 : min;
        cpu = cpu == null ? 70 : cpu;
    }

    /** Scales the workload of that kind and name. */
    public HorizontalPodAutoscalerSpecV2 spec(Workload workload, Name name) {
        var target = MetricTargetV2.builder()
                .type("Utilization")
                .averageUtilization(cpu)
                .build();
        var resource =
                ResourceMetricSourceV2.builder().name("cpu").target(target).build();
        return HorizontalPodAutoscalerSpecV2.builder()
                .scaleTargetRef(CrossVersionObjectReferenceV2.builder()
                        .apiVersion(workload.apiVersion())
                        .kind(workload.kind())
                        .name(name.value())
                        .build())
                .minReplicas(min)
                .maxReplicas(max)
                .metrics(List.of(MetricSpecV2.builder()
                        .type("Resource")
                        .resource(resource)
                        .build()))
                .build();
    }

    public void check(String path, Problems problems) {
        if (min < 1) {
            problems.error(path + ".min", "must be at least 1", min, "try 1");
        }
        if (max < min || max < 2) {
            problems.error(path + ".max", "must be at least 2 and at least min", max, "try " + Math.max(2, min + 1));
        }
        if (cpu < 10 || cpu > 100) {
            problems.error(path + ".cpu", "must be 10 to 100 percent", cpu, "try 70");
        }
    }
}
