package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.observability.AppAlerts;
import dev.croft.cluster.observability.AppMetricsBuilder;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cluster in a VPC needs: no address of a LAN, no key of a user. */
final class CloudAddOnsTest {
    @Test
    void traefikAnswersOnPortsOfTheNodesInPlaceOfAnAddress() {
        var traefik = TraefikBuilder.builder()
                .nodePorts(Optional.of(new NodePorts(30080, 31443)))
                .build();
        var values = traefik.helm(Observed.facts()).orElseThrow().values();

        assertThat(values.get("service"))
                .hasToString(Map.of(
                                "annotations",
                                Map.of(),
                                "spec",
                                Map.of("externalTrafficPolicy", "Local", "type", "NodePort"))
                        .toString());
        assertThat(String.valueOf(values.get("ports"))).contains("nodePort=30080", "nodePort=31443", "to=websecure");
        assertThat(String.valueOf(values.get("providers")))
                .contains(
                        "publishedService={enabled=false}",
                        "hostname=" + Observed.facts().site().network().domain());
        assertThat(values.get("updateStrategy")).isEqualTo(Values.SURGE);
        assertThat(traefik.footprints(Observed.facts()).get(0).peak()).isEqualTo(2);
    }

    @Test
    void refusesPortsBesideAnAddressAndOutsideTheRangeOfKubernetes() {
        var problems = new Problems();

        TraefikBuilder.builder()
                .address(Optional.of(IpAddress.parse("172.30.1.103")))
                .nodePorts(Optional.of(new NodePorts(80, 80)))
                .build()
                .check("cluster.addOns[0]", Observed.facts(), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "cluster.addOns[0].nodePorts: must not stand beside address: a Service is of one type, got"
                                + " '172.30.1.103'; remove one of the two",
                        "cluster.addOns[0].nodePorts.http: must be 30000 to 32767, got '80'; try 30080 and 30443",
                        "cluster.addOns[0].nodePorts.https: must be 30000 to 32767, got '80'; try 30080 and 30443",
                        "cluster.addOns[0].nodePorts.https: must differ from http, got '80'; try 30443");
    }

    @Test
    void externalSecretsWithTheRoleOfTheMachineTakesNoKey() {
        var addOn = ExternalSecretsBuilder.builder()
                .region("ap-northeast-2")
                .instanceRole(true)
                .build();

        assertThat(addOn.bootstrapSecrets(Observed.facts())).isEmpty();
    }

    @Test
    void refusesTheRoleOfAMachineThatHasNone() {
        var problems = new Problems();

        ExternalSecretsBuilder.builder()
                .region("ap-northeast-2")
                .instanceRole(true)
                .build()
                .check("cluster.addOns[0]", Observed.facts(), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("cluster.addOns[0].instanceRole: must be false where machines have no role in AWS, got"
                        + " '[pi-1]'; leave it out, and give the secrets a reader");
    }

    @Test
    void anAppIsJudgedByItsOwnRequestsEvenWhereAllCountThemAlike() {
        var member = AppMetricsBuilder.builder()
                .name(Name.parse("member"))
                .requests(Optional.of("http_server_requests_seconds_count"))
                .statusLabel("status")
                .build();

        assertThat(AppAlerts.of(member).toString())
                .contains("rate(http_server_requests_seconds_count{status=~\"5..\",job=\"member\"}[5m])")
                .contains("rate(http_server_requests_seconds_count{job=\"member\"}[10m])")
                .doesNotContain("seconds_count[");
    }
}
