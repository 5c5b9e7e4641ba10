package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.RegistryAddress;
import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.GitUrl;
import dev.croft.platform.Name;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * GitHub Actions runners in the cluster, one pod a job, each with a Docker daemon of its own that builds images. They log in to GitHub as a GitHub
 * App, from the AWS secret {@code <platform>/github-app} with the keys {@code github_app_id}, {@code github_app_installation_id} and
 * {@code github_app_private_key}.
 */
@RecordBuilder
@JsonTypeName("github-runners")
@JsonClassDescription("GitHub Actions runners in the cluster, one pod a job, which can build images")
public record GithubRunners(
        @JsonPropertyDescription("the repository or organization they work for; absent: the platform's repository")
                Optional<GitUrl> url,
        @JsonPropertyDescription("what workflows write after runs-on; absent: the platform's name")
                Optional<Name> runsOn,
        @JsonPropertyDescription("runners that wait for work, at least") @JsonProperty(defaultValue = "0")
                Integer minRunners,
        @JsonPropertyDescription("runners at a time, at most") @JsonProperty(defaultValue = "1") Integer maxRunners,
        @JsonPropertyDescription("architecture of their nodes; absent: any") Optional<Architecture> architecture,
        @JsonPropertyDescription("the registry of the home CA that they push to; absent: none")
                Optional<RegistryAddress> registry,
        @JsonPropertyDescription("where their pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String APP_SECRET = "github-app";

    public GithubRunners {
        url = url == null ? Optional.empty() : url;
        runsOn = runsOn == null ? Optional.empty() : runsOn;
        minRunners = minRunners == null ? 0 : minRunners;
        maxRunners = maxRunners == null ? 1 : maxRunners;
        architecture = architecture == null ? Optional.empty() : architecture;
        registry = registry == null ? Optional.empty() : registry;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "github-runners";
    }

    /** Docker in a container needs a privileged one. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return registry.isPresent()
                ? List.of(CertManager.class, ExternalSecrets.class, GithubRunnerController.class)
                : List.of(ExternalSecrets.class, GithubRunnerController.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "gha-runner-scale-set",
                GithubRunnerController.CHARTS,
                GithubRunnerController.VERSION,
                type(),
                values(cluster)));
    }

    /** The controller's account is named because the chart would otherwise ask the cluster, which Argo CD's rendering cannot. */
    private Map<String, Object> values(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>();
        values.put(
                "controllerServiceAccount",
                Map.of("name", GithubRunnerController.NAME, "namespace", GithubRunnerController.NAME));
        values.put("githubConfigSecret", APP_SECRET);
        values.put("githubConfigUrl", configUrl(cluster));
        values.put("listenerTemplate", Map.of("spec", GithubRunnerPod.listener(placement.or(cluster.placement()))));
        values.put("maxRunners", maxRunners);
        values.put("minRunners", minRunners);
        values.put("runnerScaleSetName", scaleSet(cluster));
        values.put("template", Map.of("spec", new GithubRunnerPod(where(cluster), registry).spec()));
        return values;
    }

    private String configUrl(ClusterFacts cluster) {
        return url.orElse(cluster.site().repository().url()).value().replaceAll("\\.git$", "");
    }

    private String scaleSet(ClusterFacts cluster) {
        return runsOn.orElse(cluster.site().name()).value();
    }

    private Placement where(ClusterFacts cluster) {
        var base = placement.or(cluster.placement());
        var labels = new TreeMap<>(base.nodeSelector());
        architecture.ifPresent(wanted -> labels.put("kubernetes.io/arch", wanted.toString()));
        return new Placement(labels, base.tolerations());
    }

    @Override
    public void addTo(ManifestChart chart) {
        chart.add(ExternalSecret.ofAll(APP_SECRET, Names.secret(chart.site(), APP_SECRET)));
        // Of this certificate only ca.crt is used: cert-manager keeps it beside every certificate it issues.
        registry.ifPresent(address -> chart.add(
                Certificate.of(GithubRunnerPod.AUTHORITY, CertManager.HOME_CA, "runners." + namespace() + ".svc")));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(
                Footprint.single(
                        type(),
                        Footprint.Kind.Deployment,
                        scaleSet(cluster) + "-listener",
                        GithubRunnerPod.LISTENER,
                        placement.or(cluster.placement())),
                new Footprint(
                        type(),
                        Footprint.Kind.Job,
                        scaleSet(cluster) + "-runner",
                        minRunners,
                        maxRunners,
                        GithubRunnerPod.RUNNER.plus(GithubRunnerPod.DOCKER),
                        where(cluster)));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (minRunners < 0 || maxRunners < Math.max(1, minRunners)) {
            problems.error(
                    path + ".maxRunners",
                    "must be at least 1 and not less than minRunners " + minRunners,
                    maxRunners,
                    "try 1");
        }
        if (scaleSet(cluster).length() > 45) {
            problems.error(path + ".runsOn", "must be at most 45 characters", scaleSet(cluster), "shorten it");
        }
        architecture.ifPresent(wanted -> checkNodes(path, wanted, cluster.site().nodes(), problems));
    }

    private static void checkNodes(String path, Architecture wanted, List<Node> nodes, Problems problems) {
        if (nodes.stream().noneMatch(node -> node.architectureOrDefault() == wanted)) {
            problems.error(
                    path + ".architecture",
                    "must be the architecture of a node",
                    wanted,
                    "leave it out, or add such a node");
        }
    }
}
