package dev.croft.cluster.addon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterGenerator;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.observability.AppMetrics;
import dev.croft.cluster.observability.AppMetricsBuilder;
import dev.croft.cluster.observability.BackupAlerts;
import dev.croft.cluster.observability.ControlPlaneAlerts;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.network.IpAddress;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cluster of one Raspberry Pi that watches a game and keeps its logs. */
final class Observed {
    static final AppMetrics GAME = AppMetricsBuilder.builder()
            .name(Name.parse("game-server"))
            .requests(Optional.of("game_http_requests_total"))
            .latency(Optional.of("game_response_seconds"))
            .users(Optional.of("game_players"))
            .dependencies(Map.of("redis", "game_redis_up"))
            .charts(Map.of("Rooms", "game_rooms"))
            .build();

    private Observed() {}

    static KubePrometheusStack stack() {
        return KubePrometheusStackBuilder.builder()
                .grafanaAddress(Optional.of(IpAddress.parse("172.30.1.104")))
                .slack(Optional.of(SlackBuilder.builder().build()))
                .apps(List.of(GAME))
                .build();
    }

    static Loki loki() {
        return LokiBuilder.builder()
                .address(Optional.of(IpAddress.parse("172.30.1.106")))
                .machines(List.of(Name.parse("bridge")))
                .build();
    }

    static List<AddOn> members() {
        return List.of(new PrometheusOperatorCrds(), stack(), loki(), new Alloy());
    }

    /** With Elasticsearch, Fluent Bit and traces beside. */
    static List<AddOn> everything() {
        var all = new ArrayList<>(members());
        all.add(EckOperatorBuilder.builder().metrics(true).build());
        all.add(ElasticsearchBuilder.builder().metrics(true).build());
        all.add(FluentBitBuilder.builder().metrics(true).build());
        all.add(JaegerBuilder.builder().metrics(true).build());
        all.add(OpentelemetryCollectorBuilder.builder().metrics(true).build());
        return List.copyOf(all);
    }

    /** Rules of parts that this cluster does not have: etcd, kubeadm's control plane, Velero. */
    static PrometheusRule elsewhere() {
        return Runbooks.linked(
                new PrometheusRule(
                        "elsewhere",
                        List.of(ControlPlaneAlerts.etcd(), ControlPlaneAlerts.components(), BackupAlerts.of())),
                Sites.onePi());
    }

    static ClusterFacts facts() {
        return ClusterSectionBuilder.builder().build().facts(Sites.onePi());
    }

    static List<Artifact> files(List<AddOn> members) {
        var section = ClusterSectionBuilder.builder().addOns(members).build();
        return new ClusterGenerator(Sites.onePi(), section, Set.of()).generate();
    }

    /** The objects of one kind, as a YAML reader that is not ours sees them. */
    static List<JsonNode> objects(List<Artifact> files, String kind) {
        return files.stream()
                .filter(file ->
                        file.object().filter(key -> key.kind().equals(kind)).isPresent())
                .map(file -> yaml(file.content()))
                .toList();
    }

    static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
