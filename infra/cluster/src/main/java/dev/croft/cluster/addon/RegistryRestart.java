package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.Version;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import org.cdk8s.plus34.k8s.CronJobSpec;
import org.cdk8s.plus34.k8s.JobSpec;
import org.cdk8s.plus34.k8s.JobTemplateSpec;
import org.cdk8s.plus34.k8s.KubeCronJob;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.KubeRole;
import org.cdk8s.plus34.k8s.KubeRoleBinding;
import org.cdk8s.plus34.k8s.KubeRoleBindingProps;
import org.cdk8s.plus34.k8s.KubeRoleProps;
import org.cdk8s.plus34.k8s.KubeServiceAccount;
import org.cdk8s.plus34.k8s.KubeServiceAccountProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.PolicyRule;
import org.cdk8s.plus34.k8s.RoleRef;
import org.cdk8s.plus34.k8s.Subject;

/**
 * Restarts the registry on a schedule: the restart collects garbage, and loads the certificate that cert-manager has renewed meanwhile, which the
 * registry reads only when it starts.
 */
record RegistryRestart(String schedule, Placement where) {
    /** Name of the CronJob and all it needs. */
    static final String NAME = "registry-restart";

    static final Resources RESOURCES = Resources.of("10m", "32Mi", "200m", "96Mi");

    void addTo(ManifestChart chart) {
        new KubeServiceAccount(
                chart,
                "RestartAccount",
                KubeServiceAccountProps.builder()
                        .metadata(chart.metadata(NAME))
                        .automountServiceAccountToken(false)
                        .build());
        addRole(chart);
        bindRole(chart);
        addCronJob(chart);
        NetworkPolicies.allow(chart, NAME, chart.selector(NAME), List.of(), List.of(toApiServer(chart)));
    }

    /** The API server's Service address becomes a node's before or after the policy looks, as the network plugin has it: both are allowed. */
    static Traffic toApiServer(ManifestChart chart) {
        var service = Peer.network(chart.cluster().serviceCidr());
        var nodes = Peer.network(chart.site().network().lan());
        return new Traffic(List.of(service, nodes), List.of(Traffic.Port.tcp(443), Traffic.Port.tcp(6443)));
    }

    private static void addRole(ManifestChart chart) {
        var rule = PolicyRule.builder()
                .apiGroups(List.of("apps"))
                .resources(List.of("deployments"))
                .resourceNames(List.of(Registry.NAME))
                .verbs(List.of("get", "patch"))
                .build();
        new KubeRole(
                chart,
                "RestartRole",
                KubeRoleProps.builder()
                        .metadata(chart.metadata(NAME))
                        .rules(List.of(rule))
                        .build());
    }

    private static void bindRole(ManifestChart chart) {
        new KubeRoleBinding(
                chart,
                "RestartRoleBinding",
                KubeRoleBindingProps.builder()
                        .metadata(chart.metadata(NAME))
                        .roleRef(RoleRef.builder()
                                .apiGroup("rbac.authorization.k8s.io")
                                .kind("Role")
                                .name(NAME)
                                .build())
                        .subjects(List.of(Subject.builder()
                                .kind("ServiceAccount")
                                .name(NAME)
                                .namespace(chart.application().namespace())
                                .build()))
                        .build());
    }

    private void addCronJob(ManifestChart chart) {
        var job = JobSpec.builder()
                .backoffLimit(2)
                .activeDeadlineSeconds(600)
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder()
                                .labels(chart.labelsOf(NAME))
                                .build())
                        .spec(pod(chart.cluster().version()))
                        .build())
                .build();
        new KubeCronJob(
                chart,
                "RestartCronJob",
                KubeCronJobProps.builder()
                        .metadata(chart.metadata(NAME))
                        .spec(CronJobSpec.builder()
                                .schedule(schedule)
                                .timeZone("Etc/UTC")
                                .concurrencyPolicy("Forbid")
                                .startingDeadlineSeconds(3600)
                                .successfulJobsHistoryLimit(1)
                                .failedJobsHistoryLimit(1)
                                .jobTemplate(JobTemplateSpec.builder().spec(job).build())
                                .build())
                        .build());
    }

    private PodSpec pod(Version kubernetes) {
        var release = kubernetes.major() + "." + kubernetes.minor() + "." + kubernetes.patch();
        var image = "registry.k8s.io/kubectl:v" + release;
        return Pods.restricted(where)
                .serviceAccountName(NAME)
                .automountServiceAccountToken(true)
                .restartPolicy("Never")
                .containers(List.of(Pods.container("kubectl", image, RESOURCES)
                        .args(List.of("rollout", "restart", "deployment/" + Registry.NAME))
                        .build()))
                .build();
    }
}
