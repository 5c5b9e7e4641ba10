package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** External Secrets: copies secrets from AWS Secrets Manager into the cluster, so that none is in Git. */
@RecordBuilder
@JsonTypeName("external-secrets")
@JsonClassDescription("External Secrets: copies secrets from AWS Secrets Manager into the cluster")
public record ExternalSecrets(
        @JsonPropertyDescription("the AWS region whose Secrets Manager holds the secrets") String region,
        @JsonPropertyDescription(
                        "whether it reads with the role of the EC2 machine it runs on, which takes `nodes: true` of the secrets, in place of a user's key")
                @JsonProperty(defaultValue = "false")
                Boolean instanceRole,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "2.9.0";
    private static final String READER = "aws-secrets-reader";
    private static final String KEY_ID = "access-key-id";
    private static final String KEY = "secret-access-key";
    private static final Resources CONTROLLER = Resources.of("10m", "48Mi", "300m", "128Mi");

    public ExternalSecrets {
        instanceRole = instanceRole != null && instanceRole;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "external-secrets";
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    /**
     * One pod. The webhook only refuses malformed stores early, and the certificate controller only serves the webhook; since the CRDs have one served
     * version, no conversion needs either. Kinds that nothing here uses are left out with the controllers that watch them.
     */
    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var values = Values.join(
                Map.of(
                        "certController", Map.of("create", false),
                        "crds",
                                Map.of(
                                        "createClusterExternalSecret", false,
                                        "createClusterPushSecret", false,
                                        "createPushSecret", false),
                        "processClusterExternalSecret", false,
                        "processClusterPushSecret", false,
                        "processPushSecret", false),
                Map.of(
                        "serviceMonitor", Map.of("enabled", true, "renderMode", "skipIfMissing"),
                        "strategy", Values.IN_PLACE,
                        "webhook", Map.of("create", false)));
        return Optional.of(new HelmRelease(
                "external-secrets",
                "https://charts.external-secrets.io",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), CONTROLLER, values)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        var provider = new TreeMap<String, Object>(Map.of("region", region, "service", "SecretsManager"));
        if (!instanceRole) {
            var key = Map.of("accessKeyIDSecretRef", key(KEY_ID), "secretAccessKeySecretRef", key(KEY));
            provider.put("auth", Map.of("secretRef", key));
        }
        chart.add(CustomResource.of(
                "external-secrets.io/v1",
                "ClusterSecretStore",
                ExternalSecret.STORE,
                Map.of("provider", Map.of("aws", provider))));
    }

    private Map<String, Object> key(String key) {
        return Map.of("key", key, "name", READER, "namespace", namespace());
    }

    @Override
    public List<BootstrapSecret> bootstrapSecrets(ClusterFacts cluster) {
        return instanceRole
                ? List.of()
                : List.of(new BootstrapSecret(
                        namespace(),
                        READER,
                        "The AWS user that reads the platform's secrets, and nothing else: make an access key for it.",
                        Map.of(KEY_ID, "the access key's id", KEY, "the secret access key")));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.single(
                type(), Footprint.Kind.Deployment, "external-secrets", CONTROLLER, placement.or(cluster.placement())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
            problems.error(path + ".region", "must be an AWS region", region, "try ap-northeast-2");
        }
        if (instanceRole) {
            checkMachines(path, cluster, problems);
        }
    }

    /** A cluster is in EC2 or it is not: a pod that moves must not lose its role. */
    private static void checkMachines(String path, ClusterFacts cluster, Problems problems) {
        var others = cluster.site().kinds().stream()
                .filter(node -> node.hardware() != Hardware.EC2)
                .map(Node::name)
                .toList();
        if (!others.isEmpty()) {
            problems.error(
                    path + ".instanceRole",
                    "must be false where machines have no role in AWS",
                    others,
                    "leave it out, and give the secrets a reader");
        }
    }
}
