package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Falco: tells of suspicious system calls on every node, which it watches by eBPF. Events go to its log, and to Slack and Loki when told so; the Slack
 * webhook is the AWS secret {@code <platform>/falco}, key {@code slack-webhook}.
 */
@RecordBuilder
@JsonTypeName("falco")
@JsonClassDescription("Falco: tells of suspicious system calls on every node")
public record Falco(
        @JsonPropertyDescription("whether Slack is told, through a webhook that the platform's secrets hold")
                @JsonProperty(defaultValue = "false")
                Boolean slack,
        @JsonPropertyDescription("whether Loki keeps the events; wants loki") @JsonProperty(defaultValue = "false")
                Boolean loki,
        @JsonPropertyDescription("the least priority that Slack is told of") @JsonProperty(defaultValue = "warning")
                Priority priority,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where what forwards events runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "9.1.0";
    /** How grave an event is. */
    public enum Priority {
        EMERGENCY,
        ALERT,
        CRITICAL,
        ERROR,
        WARNING,
        NOTICE,
        INFORMATIONAL,
        DEBUG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Falco {
        slack = slack != null && slack;
        loki = loki != null && loki;
        priority = priority == null ? Priority.WARNING : priority;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "falco";
    }

    /** It loads programs into the node's kernel. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (slack) {
            required.add(ExternalSecrets.class);
        }
        if (loki) {
            required.add(Loki.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    boolean forwards() {
        return slack || loki;
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "falco", "https://falcosecurity.github.io/charts", VERSION, type(), FalcoValues.of(this, cluster)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        if (slack) {
            var webhook =
                    ExternalSecret.Value.of("SLACK_WEBHOOKURL", Names.secret(chart.site(), "falco"), "slack-webhook");
            EarlySecret.addTo(chart, ExternalSecret.of(FalcoValues.SECRET, webhook));
        }
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var pods = new ArrayList<Footprint>();
        pods.add(Footprint.everywhere(type(), "falco", FalcoValues.AGENT, EveryNode.of(cluster.site())));
        if (forwards()) {
            pods.add(new Footprint(
                    type(),
                    Kind.Deployment,
                    "falco-falcosidekick",
                    1,
                    2,
                    FalcoValues.FORWARDER,
                    placement.or(cluster.placement())));
        }
        return List.copyOf(pods);
    }

    /** The eBPF program is fitted to the kernel by its type information, which Raspberry Pi OS leaves out (raspberrypi/linux issue 6622). */
    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        cluster.site().nodes().stream()
                .filter(node -> node.os() == OperatingSystem.RASPBERRY_PI_OS)
                .forEach(node -> problems.error(
                        path,
                        "must find a kernel with type information (BTF) on every node, and Raspberry Pi OS has none",
                        node.name(),
                        "set os: ubuntu-24.04 on the node, or leave falco out"));
    }
}
