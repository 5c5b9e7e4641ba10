package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.Sites;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.Role;
import dev.croft.platform.node.Taint;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.TaintEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class ObservabilityAddOnsTest {
    @Test
    void allOfItFitsIntoOneGibibyteOfAPi() {
        var asked = Observed.members().stream()
                .flatMap(member -> member.footprints(Observed.facts()).stream())
                .map(footprint -> footprint.pod().requests().times(footprint.replicas()))
                .reduce(Amount.ZERO, Amount::plus);

        assertThat(asked.memory()).isEqualTo(Memory.parse("1Gi"));
        assertThat(asked.cpu().millis()).isLessThanOrEqualTo(500);
    }

    @Test
    void acceptsTheUsualSettings() {
        assertThat(Observed.members())
                .allSatisfy(member -> assertThat(problems(member)).isEmpty());
    }

    @Test
    void refusesMetricsThatOutgrowTheirVolume() {
        var stack =
                KubePrometheusStackBuilder.builder().volume(Volume.of("8Gi")).build();

        assertThat(problems(stack))
                .containsExactly("cluster.addOns[0].retentionSize: must be less than the volume's 8Gi,"
                        + " which also holds the write-ahead log, got '8Gi'; leave a fifth of the volume free");
    }

    @Test
    void refusesChannelsAndHoursThatAreNone() {
        var slack = SlackBuilder.builder()
                .critical("alerts")
                .quietHours(Optional.of(new QuietHours("9pm", "08:00", "Mars/Base")))
                .build();
        var stack =
                KubePrometheusStackBuilder.builder().slack(Optional.of(slack)).build();

        assertThat(problems(stack))
                .containsExactly(
                        "cluster.addOns[0].slack.critical: must be a Slack channel: '#' and lower-case letters, digits,"
                                + " '-' or '_', got 'alerts'; try #alerts-critical",
                        "cluster.addOns[0].slack.quietHours.from: must be a time of day, HH:MM, got '9pm'; try 23:00",
                        "cluster.addOns[0].slack.quietHours.timeZone: must be an IANA time zone, got 'Mars/Base';"
                                + " try Asia/Seoul");
    }

    @Test
    void refusesALokiForTheWholeWorldAndOneThatForgetsAtOnce() {
        var loki = LokiBuilder.builder(Observed.loki())
                .allowedSources(List.of(Cidr.ANYWHERE))
                .retention(Duration.ofHours(1))
                .build();

        assertThat(problems(loki))
                .containsExactly(
                        "cluster.addOns[0].allowedSources: must not be every address, since Loki has no login,"
                                + " got '0.0.0.0/0'; name the LAN, the VPN and the VPC",
                        "cluster.addOns[0].retention: must be at least 1d, Loki's least, got '1h'; try 7d");
    }

    @Test
    void warnsThatPromtailHasEndedAndNamesItsSuccessor() {
        assertThat(problems(new Promtail()))
                .singleElement()
                .asString()
                .contains("no release since 2026-03-02")
                .contains("use alloy");
        assertThat(new Promtail().conflicts()).containsExactly(Alloy.class);
    }

    @Test
    void refusesASecondMetricsServerOnK3sAndTakesTheFirstOnKubeadm() {
        var member = MetricsServerBuilder.builder().build();
        var kubeadm = ClusterSectionBuilder.builder()
                .distribution(Distribution.KUBEADM)
                .build()
                .facts(Sites.onePi());
        var problems = new Problems();

        member.check("cluster.addOns[0]", kubeadm, problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(problems(member)).singleElement().asString().contains("must not be installed on K3s");
    }

    @Test
    void agentsTolerateEveryTaintOfTheSite() {
        var tainted = NodeBuilder.builder(Sites.pi("obs-b", "192.168.0.11", Role.WORKER))
                .taints(List.of(new Taint("dedicated", "observability", TaintEffect.NoSchedule)))
                .build();

        var placement = EveryNode.of(Sites.of(Sites.pi("pi-1", "192.168.0.10", Role.SERVER), tainted));

        assertThat(placement.tolerations()).extracting("key").containsExactly("dedicated");
    }

    @Test
    void secretsThatPodsMountComeBeforeTheChart() {
        assertThat(Observed.objects(Observed.files(List.of(Observed.stack())), "ExternalSecret"))
                .hasSize(2)
                .allSatisfy(secret -> assertThat(secret.at("/metadata/annotations/argocd.argoproj.io~1sync-wave")
                                .asText())
                        .isEqualTo("-1"));
    }

    @Test
    void secretsComeFromTheTwoThatThePlatformHasInAws() {
        var sources = Observed.objects(Observed.files(List.of(Observed.stack())), "ExternalSecret").stream()
                .flatMap(secret -> StreamSupport.stream(secret.at("/spec/data").spliterator(), false))
                .map(value -> value.at("/remoteRef/key").asText() + " "
                        + value.at("/remoteRef/property").asText());

        assertThat(sources)
                .containsExactlyInAnyOrder(
                        "home/alertmanager critical",
                        "home/alertmanager warning",
                        "home/alertmanager info",
                        "home/grafana admin-user",
                        "home/grafana admin-password");
    }

    @Test
    void lokiIsReachableFromTheLanAndTheVpnUnlessToldOtherwise() {
        var service = Observed.objects(Observed.files(List.of(Observed.loki())), "Service")
                .get(0)
                .path("spec");

        assertThat(service.path("type").asText()).isEqualTo("LoadBalancer");
        assertThat(service.path("externalTrafficPolicy").asText()).isEqualTo("Local");
        assertThat(service.path("loadBalancerSourceRanges").toString())
                .isEqualTo("[\"" + Sites.network().lan() + "\",\"100.64.0.0/10\"]");
    }

    private static List<String> problems(AddOn member) {
        var problems = new Problems();
        member.check("cluster.addOns[0]", Observed.facts(), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
