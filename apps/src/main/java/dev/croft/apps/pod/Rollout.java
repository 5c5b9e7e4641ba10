package dev.croft.apps.pod;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;
import org.cdk8s.plus34.k8s.DeploymentStrategy;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.Lifecycle;
import org.cdk8s.plus34.k8s.LifecycleHandler;
import org.cdk8s.plus34.k8s.RollingUpdateDeployment;
import org.cdk8s.plus34.k8s.SleepAction;

/** How pods are replaced. By default the new one is ready before the old one goes, which takes room for one pod more. */
@RecordBuilder
@JsonClassDescription("How pods are replaced")
public record Rollout(
        @JsonPropertyDescription("pods above the wanted number during a rollout") @JsonProperty(defaultValue = "1")
                Integer maxSurge,
        @JsonPropertyDescription("pods below the wanted number during a rollout") @JsonProperty(defaultValue = "0")
                Integer maxUnavailable,
        @JsonPropertyDescription("how long a pod may take to end, preStop included") @JsonProperty(defaultValue = "30s")
                Duration terminationGracePeriod,
        @JsonPropertyDescription("how long a pod that ends goes on serving, until everyone knows; 0s: not at all")
                @JsonProperty(defaultValue = "5s")
                Duration preStop) {
    /** One pod more, never one less. */
    public static final Rollout DEFAULT = RolloutBuilder.builder().build();

    public Rollout {
        maxSurge = maxSurge == null ? 1 : maxSurge;
        maxUnavailable = maxUnavailable == null ? 0 : maxUnavailable;
        terminationGracePeriod = terminationGracePeriod == null ? Duration.ofSeconds(30) : terminationGracePeriod;
        preStop = preStop == null ? Duration.ofSeconds(5) : preStop;
    }

    public DeploymentStrategy strategy() {
        return DeploymentStrategy.builder()
                .type("RollingUpdate")
                .rollingUpdate(RollingUpdateDeployment.builder()
                        .maxSurge(IntOrString.fromNumber(maxSurge))
                        .maxUnavailable(IntOrString.fromNumber(maxUnavailable))
                        .build())
                .build();
    }

    /** The kubelet sleeps by itself (since 1.30), so the image needs no shell. */
    public Optional<Lifecycle> lifecycle() {
        if (preStop.isZero()) {
            return Optional.empty();
        }
        var sleep = SleepAction.builder().seconds(preStop.toSeconds()).build();
        return Optional.of(Lifecycle.builder()
                .preStop(LifecycleHandler.builder().sleep(sleep).build())
                .build());
    }

    public void check(String path, Problems problems) {
        if (maxSurge < 0 || maxUnavailable < 0 || maxSurge + maxUnavailable == 0) {
            problems.error(
                    path,
                    "must let maxSurge or maxUnavailable be at least 1",
                    maxSurge + " and " + maxUnavailable,
                    "try maxSurge: 1 and maxUnavailable: 0");
        }
        if (preStop.compareTo(terminationGracePeriod) >= 0) {
            problems.error(
                    path + ".preStop",
                    "must be less than terminationGracePeriod (" + Durations.text(terminationGracePeriod) + ")",
                    Durations.text(preStop),
                    "try 5s");
        }
    }
}
