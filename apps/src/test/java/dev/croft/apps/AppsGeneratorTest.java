package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.callTo;
import static dev.croft.apps.Fixtures.cluster;
import static dev.croft.apps.Fixtures.pi;
import static dev.croft.apps.Fixtures.redis;
import static dev.croft.apps.Fixtures.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.config.Config;
import dev.croft.apps.pod.Autoscaling;
import dev.croft.apps.store.Persistence;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.ExternalTrafficPolicy;
import dev.croft.apps.traffic.LoadBalancerBuilder;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AppsGeneratorTest {
    @Test
    void writesNothingForNoApps() {
        assertThat(generate(apps())).isEmpty();
    }

    @Test
    void aSharedNamespaceHasOneOwner() {
        var artifacts = generate(
                apps(web("one").build(), web("two").build(), redis("three").build()));

        assertThat(Kubernetes.all(artifacts, V1Namespace.class)).hasSize(1);
        assertThat(artifacts)
                .filteredOn(artifact -> artifact.path().value().startsWith("namespace-game/"))
                .hasSize(3)
                .allMatch(artifact -> artifact.owner().equals("apps"));
    }

    @Test
    void noObjectIsWrittenTwice() {
        var artifacts = generate(
                apps(web("one").build(), web("two").build(), redis("three").build()));

        assertThat(artifacts).extracting(Artifact::object).doesNotHaveDuplicates();
        assertThat(artifacts).extracting(Artifact::path).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theOrderOfAppsLocaleAndTimeZoneDoNotMatter() {
        var list = new ArrayList<App>(List.of(
                web("one").calls(List.of(callTo("redis"))).build(),
                web("two").calls(List.of(callTo("redis"))).build(),
                redis("redis").build()));
        var first = generate(apps(list.toArray(App[]::new)));
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();

        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        Collections.reverse(list);
        try {
            assertThat(generate(apps(list.toArray(App[]::new)))).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void everyPodIsRestricted() {
        for (var pod : pods(generate(apps(web("web").build(), redis("redis").build())))) {
            var context = pod.getSecurityContext();
            assertThat(context.getRunAsNonRoot()).isTrue();
            assertThat(context.getRunAsUser()).isPositive();
            assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getServiceAccountName()).isNotEqualTo("default");
            assertThat(pod.getContainers()).isNotEmpty().allSatisfy(container -> {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
                assertThat(container.getLivenessProbe()).isNotNull();
            });
        }
    }

    @Test
    void anAutoscalerOwnsTheNumberOfPods() {
        var artifacts = generate(apps(
                web("web").autoscaling(Optional.of(new Autoscaling(1, 2, 70))).build()));

        assertThat(Kubernetes.all(artifacts, V1Deployment.class)
                        .get(0)
                        .getSpec()
                        .getReplicas())
                .isNull();
        assertThat(content(artifacts, "argocd/application-web.yaml")).contains("/spec/replicas");
    }

    @Test
    void oneReplicaHasNoDisruptionBudgetAndTwoHaveOne() {
        assertThat(Kubernetes.all(generate(apps(web("web").build())), V1PodDisruptionBudget.class))
                .isEmpty();
        assertThat(Kubernetes.all(
                        generate(apps(web("web").replicas(Optional.of(2)).build())), V1PodDisruptionBudget.class))
                .hasSize(1);
    }

    @Test
    void podsSpreadOverNodesOnlyWhereThereAreSeveral() {
        var twice = web("web").replicas(Optional.of(2)).build();

        assertThat(pods(generate(apps(twice))).get(0).getTopologySpreadConstraints())
                .isNullOrEmpty();
        assertThat(pods(generate(apps(cluster(pi("pi-1", 64), pi("pi-2", 65)), twice)))
                        .get(0)
                        .getTopologySpreadConstraints())
                .hasSize(1);
    }

    @Test
    void aChangedConfigChangesThePodTemplate() {
        assertThat(hash("production")).isNotEqualTo(hash("staging"));
        assertThat(hash("production")).isEqualTo(hash("production"));
    }

    private static String hash(String value) {
        var config = new Config(Name.parse("game-config"), Map.of("NODE_ENV", value));
        var artifacts = generate(apps(web("web").config(Optional.of(config)).build()));
        var deployment = Kubernetes.all(artifacts, V1Deployment.class).get(0);
        var template = deployment.getSpec().getTemplate().getMetadata();
        return template.getAnnotations().getOrDefault(Config.HASH, "");
    }

    @Test
    void dataIsPrunedOnlyAfterSomebodyConfirms() {
        var claims = Kubernetes.all(generate(apps(redis("redis").build())), V1StatefulSet.class)
                .get(0)
                .getSpec()
                .getVolumeClaimTemplates();

        assertThat(claims).hasSize(1).allSatisfy(claim -> assertThat(
                        claim.getMetadata().getAnnotations())
                .containsEntry("argocd.argoproj.io/sync-options", "Prune=confirm,Delete=confirm"));
    }

    @Test
    void aCacheHasNoVolume() {
        var cache = redis("cache").persistence(Persistence.NONE).build();

        assertThat(Kubernetes.all(generate(apps(cache)), V1StatefulSet.class)
                        .get(0)
                        .getSpec()
                        .getVolumeClaimTemplates())
                .isNullOrEmpty();
    }

    @Test
    void trafficPolicyClusterLetsThePodNetworkInBecauseNodesRewriteAddresses() {
        var balancer = LoadBalancerBuilder.builder().address(IpAddress.parse("172.30.1.102"));
        var local = new Expose(Optional.of(balancer.build()), Optional.empty());
        var spread = new Expose(
                Optional.of(balancer.externalTrafficPolicy(ExternalTrafficPolicy.Cluster)
                        .build()),
                Optional.empty());

        assertThat(sources(local)).isEmpty();
        assertThat(sources(spread)).containsExactly("172.30.1.64/32", "10.42.0.0/16");
    }

    private static List<String> sources(Expose expose) {
        var artifacts = generate(apps(web("web").expose(expose).build()));
        return Kubernetes.all(artifacts, V1NetworkPolicy.class).stream()
                .filter(policy -> policy.getMetadata().getName().equals("web"))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> rule.getFrom().stream())
                .map(peer -> peer.getIpBlock().getCidr())
                .toList();
    }

    @Test
    void footprintsAreWhatThePodsAskFor() {
        var apps = apps(
                web("web").autoscaling(Optional.of(new Autoscaling(1, 3, 70))).build(),
                redis("redis").build());

        assertThat(apps.footprints()).hasSize(2);
        assertThat(apps.footprints().get(0))
                .extracting(Footprint::replicas, Footprint::peak)
                .containsExactly(1, 4);
        assertThat(apps.footprints().get(1).pod().requests().memory()).hasToString("88Mi");
        for (var footprint : apps.footprints()) {
            var pod = pods(generate(apps)).stream()
                    .filter(spec -> footprint.name().equals(spec.getServiceAccountName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(requestedBytes(pod))
                    .isEqualTo(footprint.pod().requests().memory().bytes());
        }
    }

    private static long requestedBytes(V1PodSpec pod) {
        return pod.getContainers().stream()
                .map(container ->
                        container.getResources().getRequests().getOrDefault("memory", Quantity.fromString("0")))
                .mapToLong(memory -> memory.getNumber().longValueExact())
                .sum();
    }

    @Test
    void whatOtherRoomsAskIsThereAsData() {
        var balancer = LoadBalancerBuilder.builder()
                .address(IpAddress.parse("172.30.1.102"))
                .build();
        var apps = apps(web("web")
                .expose(new Expose(Optional.of(balancer), Optional.empty()))
                .build());

        assertThat(apps.namespaces()).containsExactly(Fixtures.GAME);
        assertThat(apps.applications()).extracting(Name::value).containsExactly("namespace-game", "web");
        assertThat(apps.addresses())
                .containsExactly(
                        new Apps.Address(IpAddress.parse("172.30.1.102"), "apps[0].expose.loadBalancer.address"));
    }

    @Test
    void askingForDataStartsNoProcess() {
        var before = ProcessHandle.current().children().count();

        var apps = apps(web("web").build(), redis("redis").build());
        apps.footprints();
        Fixtures.problems(new Apps(apps.cluster(), Images.none(), apps.list()));

        assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
    }

    private static List<Artifact> generate(Apps apps) {
        return new AppsGenerator(apps).generate();
    }

    private static String content(List<Artifact> artifacts, String path) {
        return artifacts.stream()
                .filter(artifact -> artifact.path().value().equals(path))
                .map(Artifact::content)
                .findFirst()
                .orElseThrow();
    }

    private static List<V1PodSpec> pods(List<Artifact> artifacts) {
        return Stream.concat(
                        Kubernetes.all(artifacts, V1Deployment.class).stream()
                                .map(workload ->
                                        workload.getSpec().getTemplate().getSpec()),
                        Kubernetes.all(artifacts, V1StatefulSet.class).stream()
                                .map(workload ->
                                        workload.getSpec().getTemplate().getSpec()))
                .toList();
    }
}
