package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.cluster;
import static dev.croft.apps.Fixtures.problems;
import static dev.croft.apps.Fixtures.withAddOns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.workload.Footprint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies of rollouts: what contradicts them, what they cost, and that a Rollout has the pods a Deployment would have. */
final class RolloutTest {
    @Test
    void settingsBelongToTheirStrategy() {
        assertThat(judge("{blueGreen: {}, canary: {}, analysis: {}}", ""))
                .containsExactly(
                        "apps[0].rollout.analysis: must go with strategy blue-green or canary, got 'rolling'; a rolling update is judged by its probes, remove it",
                        "apps[0].rollout.analysis: must have figures to judge by, got 'app'; add metrics: {}, or take Istio's with source: istio",
                        "apps[0].rollout.blueGreen: must go with strategy blue-green, got 'rolling'; remove one of them",
                        "apps[0].rollout.canary: must go with strategy canary, got 'rolling'; remove one of them");
    }

    @Test
    void argoRolloutsAndWhoSplitsMustBeThere() {
        assertThat(problems(apps(read("{strategy: canary, canary: {traffic: istio}}", ""))))
                .containsExactly(
                        "apps[0]: a web-service like this needs the add-on argo-rollouts, got 'shop'; add '- type: argo-rollouts' to cluster.addOns",
                        "apps[0]: a web-service like this needs the add-on istio, got 'shop'; add '- type: istio' to cluster.addOns");
    }

    @Test
    void sharesOnlyGrow() {
        assertThat(judge("{strategy: canary, canary: {traffic: istio, steps: [{weight: 50}, {weight: 20}]}}", ""))
                .containsExactly(
                        "apps[0].rollout.canary.steps[1].weight: must be more than the step before it, and 1 to 99 percent, got '20'; after the last step the new version gets everything");
    }

    @Test
    void twoPodsCannotGiveATenth() {
        assertThat(judge("{strategy: canary}", ", replicas: 2"))
                .containsExactly(
                        "apps[0].rollout.canary.steps[0].weight: should be a share that 2 pods can have: one of them is 50 %, got '10'; run 10 pods, or split with traffic: istio or nginx");
        assertThat(judge("{strategy: canary}", ", replicas: 10")).isEmpty();
    }

    @Test
    void nginxSplitsOnlyItsOwnIngress() {
        assertThat(judge("{strategy: canary, canary: {traffic: nginx}}", ""))
                .containsExactly(
                        "apps[0].rollout.canary.traffic: must be nginx only where expose.ingress has className nginx, got 'nginx'; try istio or replicas");
    }

    @Test
    void theOldPodsStayLongEnoughAndThePreviewIsNoLarger() {
        assertThat(judge(
                        "{strategy: blue-green, blueGreen: {autoPromotion: false, autoPromotionDelay: 1m, previewReplicas: 3, scaleDownDelay: 5s}}",
                        ", replicas: 2"))
                .containsExactly(
                        "apps[0].rollout.blueGreen.autoPromotionDelay: must not stand beside autoPromotion: false, got '1m'; remove one of them",
                        "apps[0].rollout.blueGreen.previewReplicas: must be 1 to the pods there always are (2), got '3'; remove it",
                        "apps[0].rollout.blueGreen.scaleDownDelay: must be at least 30s, in which every node learns of the switch, got '5s'; try 10m");
    }

    @Test
    void anAnalysisThatCannotFailIsRefused() {
        assertThat(judge(
                        "{strategy: blue-green, analysis: {source: istio, measurements: 2, interval: 10s, successPercent: 0}}",
                        ""))
                .containsExactly(
                        "apps[0].rollout.analysis.interval: must be at least 30s, as often as metrics are read, got '10s'; try 1m",
                        "apps[0].rollout.analysis.measurements: must be more than failureLimit (2), or nothing can fail, got '2'; try 5",
                        "apps[0].rollout.analysis.successPercent: must be 1 to 100, got '0'; try 99");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                             | Deployment | 3
                    {maxSurge: 2}                                  | Deployment | 4
                    {strategy: blue-green}                         | Rollout    | 4
                    {strategy: canary}                             | Rollout    | 3
                    {strategy: canary, canary: {traffic: istio}}   | Rollout    | 4
                    """)
    void thePeakCountsBothVersions(String rollout, Footprint.Kind kind, int peak) {
        var footprint = apps(read(rollout, ", replicas: 2")).footprints().get(0);

        assertThat(footprint.kind()).isEqualTo(kind);
        assertThat(footprint.replicas()).isEqualTo(2);
        assertThat(footprint.peak()).isEqualTo(peak);
    }

    @Test
    void aRolloutHasThePodsOfADeployment() {
        var plain = template("{}", "shop/deployment-shop.yaml");
        var blueGreen = template("{strategy: blue-green}", "shop/rollout-shop.yaml");

        assertThat(blueGreen).hasSize(2);
        assertThat((Object) blueGreen).isEqualTo(plain);
    }

    private static Map<?, ?> template(String rollout, String path) {
        var artifacts = new AppsGenerator(judged(rollout, "")).generate();
        var artifact = artifacts.stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst()
                .orElseThrow();
        return Kubernetes.tree(artifact).get("spec") instanceof Map<?, ?> spec
                        && spec.get("template") instanceof Map<?, ?> template
                ? template
                : Map.of();
    }

    private static List<String> judge(String rollout, String more) {
        return problems(judged(rollout, more));
    }

    private static Apps judged(String rollout, String more) {
        var cluster = withAddOns(cluster(), "argo-rollouts", "ingress-nginx", "istio", "kube-prometheus-stack");
        return apps(cluster, read(rollout, more));
    }

    private static App[] read(String rollout, String more) {
        return GoldenInput.parse(
                        """
                apps:
                  - {type: web-service, name: shop, namespace: shop, port: 8080, rollout: %s%s, resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {cpu: 100m, memory: 128Mi}}}
                images: {}
                """
                                .formatted(rollout, more))
                .apps()
                .toArray(App[]::new);
    }
}
