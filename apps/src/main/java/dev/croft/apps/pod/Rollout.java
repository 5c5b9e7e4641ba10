package dev.croft.apps.pod;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.apps.rollout.Analysis;
import dev.croft.apps.rollout.BlueGreen;
import dev.croft.apps.rollout.Canary;
import dev.croft.apps.rollout.CanaryTraffic;
import dev.croft.apps.rollout.Strategy;
import dev.croft.apps.rollout.StrategyChecks;
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
        @JsonPropertyDescription(
                        "how a new version takes over: rolling (pod by pod), blue-green (all at once) or canary (a growing share)")
                @JsonProperty(defaultValue = "rolling")
                Strategy strategy,
        @JsonPropertyDescription("pods above the wanted number during a rollout") @JsonProperty(defaultValue = "1")
                Integer maxSurge,
        @JsonPropertyDescription("pods below the wanted number during a rollout") @JsonProperty(defaultValue = "0")
                Integer maxUnavailable,
        @JsonPropertyDescription("how long a pod may take to end, preStop included") @JsonProperty(defaultValue = "30s")
                Duration terminationGracePeriod,
        @JsonPropertyDescription("how long a pod that ends goes on serving, until everyone knows; 0s: not at all")
                @JsonProperty(defaultValue = "5s")
                Duration preStop,
        @JsonPropertyDescription("with strategy blue-green; absent: its defaults") Optional<BlueGreen> blueGreen,
        @JsonPropertyDescription("with strategy canary; absent: its defaults") Optional<Canary> canary,
        @JsonPropertyDescription("what the new version is judged by; absent: only whether its pods are ready")
                Optional<Analysis> analysis) {
    /** One pod more, never one less. */
    public static final Rollout DEFAULT = RolloutBuilder.builder().build();

    public Rollout {
        strategy = strategy == null ? Strategy.ROLLING : strategy;
        maxSurge = maxSurge == null ? 1 : maxSurge;
        maxUnavailable = maxUnavailable == null ? 0 : maxUnavailable;
        terminationGracePeriod = terminationGracePeriod == null ? Duration.ofSeconds(30) : terminationGracePeriod;
        preStop = preStop == null ? Duration.ofSeconds(5) : preStop;
        blueGreen = blueGreen == null ? Optional.empty() : blueGreen;
        canary = canary == null ? Optional.empty() : canary;
        analysis = analysis == null ? Optional.empty() : analysis;
    }

    /** The object that owns the pods: only Argo Rollouts can do more than Kubernetes' own Deployment. */
    public Workload workload() {
        return strategy == Strategy.ROLLING ? Workload.DEPLOYMENT : Workload.ROLLOUT;
    }

    public BlueGreen blueGreenOrDefault() {
        return blueGreen.orElse(BlueGreen.DEFAULT);
    }

    public Canary canaryOrDefault() {
        return canary.orElse(Canary.DEFAULT);
    }

    /** Pods at most while a new version takes over, where otherwise there are {@code most}. */
    public int peak(int most) {
        var doubles = strategy == Strategy.BLUE_GREEN
                || (strategy == Strategy.CANARY && canaryOrDefault().traffic() != CanaryTraffic.REPLICAS);
        return doubles ? 2 * most : most + maxSurge;
    }

    public DeploymentStrategy deploymentStrategy() {
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

    /** As {@link #check(String, Problems)}, and that the strategy suits an app of so many pods. */
    public void check(String path, int pods, Problems problems) {
        check(path, problems);
        new StrategyChecks(strategy, pods, path, problems).check(blueGreen, canary, analysis);
    }
}
