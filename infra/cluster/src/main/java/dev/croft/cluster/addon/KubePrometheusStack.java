package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.observability.AppMetrics;
import dev.croft.platform.Durations;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prometheus, Alertmanager and Grafana, with alert rules and dashboards for the platform and its apps. */
@RecordBuilder
@JsonTypeName("kube-prometheus-stack")
@JsonClassDescription("Prometheus, Alertmanager and Grafana, with alert rules and dashboards")
public record KubePrometheusStack(
        @JsonPropertyDescription("Grafana's address in the LAN; absent: reachable inside the cluster only")
                Optional<IpAddress> grafanaAddress,
        @JsonPropertyDescription("Grafana's DNS name, served by the ingress controller; absent: none")
                Optional<Hostname> host,
        @JsonPropertyDescription("the ClusterIssuer of that name's certificate; absent: plain HTTP")
                Optional<Name> issuer,
        @JsonPropertyDescription("how long metrics are kept") @JsonProperty(defaultValue = "7d") Duration retention,
        @JsonPropertyDescription("how much of its volume metrics may fill before the oldest go")
                @JsonProperty(defaultValue = "8Gi")
                Memory retentionSize,
        @JsonPropertyDescription("the volume of metrics") @JsonProperty(defaultValue = "{size: 10Gi}") Volume volume,
        @JsonPropertyDescription("how often metrics are read and rules evaluated") @JsonProperty(defaultValue = "30s")
                Duration scrapeInterval,
        @JsonPropertyDescription("the most memory Prometheus may use, half of which it asks for")
                @JsonProperty(defaultValue = "800Mi")
                Memory memory,
        @JsonPropertyDescription("Prometheuses, each of which scrapes everything") @JsonProperty(defaultValue = "1")
                Integer prometheusReplicas,
        @JsonPropertyDescription("Alertmanagers, which tell every alert once") @JsonProperty(defaultValue = "1")
                Integer alertmanagerReplicas,
        @JsonPropertyDescription("where alerts go in Slack; absent: not there") Optional<Slack> slack,
        @JsonPropertyDescription("another program that is told of alerts by HTTP; absent: none")
                Optional<AlertWebhook> webhook,
        @JsonPropertyDescription("whether a signal goes to a dead man's switch outside, every five minutes")
                @JsonProperty(defaultValue = "false")
                Boolean heartbeat,
        @JsonPropertyDescription("apps that get alerts and a dashboard from their own metrics") List<AppMetrics> apps,
        @JsonPropertyDescription("where its pods run, the node exporter aside; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    /** Its namespace and release name make the Service names that clients of Prometheus expect. */
    static final String NAMESPACE = "monitoring";

    /** What the chart makes of the release's and its own name: 26 characters at most. */
    static final String FULL_NAME = "prometheus-kube-prometheus";

    private static final String VERSION = "88.5.3";

    public KubePrometheusStack {
        grafanaAddress = grafanaAddress == null ? Optional.empty() : grafanaAddress;
        host = host == null ? Optional.empty() : host;
        issuer = issuer == null ? Optional.empty() : issuer;
        memory = memory == null ? Memory.parse("800Mi") : memory;
        prometheusReplicas = prometheusReplicas == null ? 1 : prometheusReplicas;
        alertmanagerReplicas = alertmanagerReplicas == null ? 1 : alertmanagerReplicas;
        webhook = webhook == null ? Optional.empty() : webhook;
        retention = retention == null ? Duration.ofDays(7) : retention;
        retentionSize = retentionSize == null ? Memory.parse("8Gi") : retentionSize;
        volume = volume == null ? Volume.of("10Gi") : volume;
        scrapeInterval = scrapeInterval == null ? Duration.ofSeconds(30) : scrapeInterval;
        slack = slack == null ? Optional.empty() : slack;
        heartbeat = heartbeat != null && heartbeat;
        apps = apps == null ? List.of() : List.copyOf(apps);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** The node exporter sees the host's processes, network and root file system. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required =
                new ArrayList<Class<? extends AddOn>>(List.of(PrometheusOperatorCrds.class, ExternalSecrets.class));
        grafanaAddress.ifPresent(address -> required.add(MetalLb.class));
        issuer.ifPresent(name -> required.add(CertManager.class));
        return List.copyOf(required);
    }

    @Override
    public List<IpAddress> addresses() {
        return grafanaAddress.stream().toList();
    }

    /** Who outside is told of alerts. */
    Notifications notifications() {
        return new Notifications(slack, webhook, heartbeat);
    }

    WebInterface web() {
        return new WebInterface(host, issuer);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var values = Values.join(
                PrometheusValues.of(this, cluster, where), ExporterValues.of(where, EveryNode.of(cluster.site())));
        values.put("alertmanager", AlertmanagerValues.of(this, where));
        values.put("grafana", GrafanaValues.of(this, cluster, where));
        return Optional.of(new HelmRelease(
                type(), "https://prometheus-community.github.io/helm-charts", VERSION, "prometheus", values));
    }

    @Override
    public void addTo(ManifestChart chart) {
        MonitoringObjects.addTo(chart, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var footprints = new ArrayList<Footprint>();
        footprints.addAll(PrometheusValues.footprints(this, where));
        footprints.addAll(AlertmanagerValues.footprints(this, where));
        footprints.addAll(GrafanaValues.footprints(type(), where));
        footprints.addAll(ExporterValues.footprints(type(), where, EveryNode.of(cluster.site())));
        return List.copyOf(footprints);
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return slack.stream()
                .map(channels -> new BringUpStep(
                        "Send a test alert",
                        "It must appear in " + channels.critical() + " within a minute.",
                        List.of("kubectl -n " + NAMESPACE + " exec alertmanager-" + FULL_NAME
                                + "-alertmanager-0 -c alertmanager -- amtool alert add BringUp severity=critical"
                                + " --annotation=summary='A test of the way to Slack'"
                                + " --alertmanager.url=http://localhost:9093")))
                .toList();
    }

    /** A hook Job writes the webhooks' certificate authority. */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        var authority = List.of("/webhooks/0/clientConfig/caBundle");
        var group = "admissionregistration.k8s.io";
        var name = FULL_NAME + "-admission";
        return List.of(
                new IgnoreDifference(group, "MutatingWebhookConfiguration", name, authority),
                new IgnoreDifference(group, "ValidatingWebhookConfiguration", name, authority));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (retentionSize.compareTo(volume.size()) >= 0) {
            problems.error(
                    path + ".retentionSize",
                    "must be less than the volume's " + volume.size() + ", which also holds the write-ahead log",
                    retentionSize,
                    "leave a fifth of the volume free");
        }
        if (scrapeInterval.compareTo(Duration.ofMinutes(2)) > 0) {
            problems.error(
                    path + ".scrapeInterval",
                    "must be at most 2m, since rates are taken over five minutes",
                    Durations.text(scrapeInterval),
                    "try 30s");
        }
        if (apps.stream().map(AppMetrics::name).distinct().count() < apps.size()) {
            problems.error(path + ".apps", "must name each app once", "a name twice", "join the two entries");
        }
        checkWays(path, problems);
        web().check(path, problems);
        slack.ifPresent(channels -> channels.check(path + ".slack", problems));
    }

    private void checkWays(String path, Problems problems) {
        if (prometheusReplicas < 1 || alertmanagerReplicas < 1) {
            problems.error(
                    path,
                    "prometheusReplicas and alertmanagerReplicas must be at least 1",
                    prometheusReplicas + " and " + alertmanagerReplicas,
                    "try 1");
        }
        webhook.filter(told -> told.severities().isEmpty())
                .ifPresent(told -> problems.error(
                        path + ".webhook.severities", "must name a severity", "none", "try [critical, warning]"));
    }
}
