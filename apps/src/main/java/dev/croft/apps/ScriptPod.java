package dev.croft.apps;

import dev.croft.apps.config.Password;
import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Requirements;
import dev.croft.apps.pod.Scheduling;
import dev.croft.apps.store.Script;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.CronJobSpec;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.JobSpec;
import org.cdk8s.plus34.k8s.JobTemplateSpec;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimVolumeSource;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Volume;

/**
 * A pod that runs one script in the image of the app and then ends.
 *
 * @param name of the workload; also the {@code app.kubernetes.io/name} of its pods
 * @param claims volume claims by the folder they are mounted on
 */
record ScriptPod(
        AppScope scope,
        App app,
        String name,
        Script script,
        Optional<Password> password,
        Map<String, String> environment,
        Map<String, String> claims) {
    /** redis-check-rdb and redis-cli hold no data in memory. */
    static final Resources RESOURCES = Resources.of("20m", "32Mi", "200m", "64Mi");

    private static final String SCRIPTS = "scripts";
    private static final String FOLDER = "/scripts";

    ScriptPod {
        environment = new TreeMap<>(environment);
        claims = new TreeMap<>(claims);
    }

    static String scripts(App app) {
        return app.name() + "-" + SCRIPTS;
    }

    /** The ConfigMap all script pods of an app share. */
    static void addScripts(AppScope scope, App app, Script... scripts) {
        var data = new TreeMap<String, String>();
        Arrays.stream(scripts).forEach(script -> data.put(script.file(), script.text()));
        new KubeConfigMap(
                scope.chart(),
                "Scripts",
                KubeConfigMapProps.builder()
                        .metadata(scope.metadata(app, scripts(app)))
                        .data(data)
                        .build());
    }

    Map<String, String> selector() {
        return scope.chart().selector(name);
    }

    /** Half an hour at most: nobody looks at a Job that hangs. */
    JobSpec job() {
        return JobSpec.builder()
                .backoffLimit(2)
                .activeDeadlineSeconds(1800)
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder()
                                .labels(scope.chart().labelsOf(name))
                                .build())
                        .spec(spec())
                        .build())
                .build();
    }

    CronJobSpec.Builder cronJob(String schedule) {
        return CronJobSpec.builder()
                .schedule(schedule)
                .timeZone("Etc/UTC")
                .concurrencyPolicy("Forbid")
                .startingDeadlineSeconds(3600)
                .successfulJobsHistoryLimit(1)
                .failedJobsHistoryLimit(1)
                .jobTemplate(JobTemplateSpec.builder().spec(job()).build());
    }

    private PodSpec spec() {
        var pod = PodSpec.builder()
                .serviceAccountName(app.name().value())
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .restartPolicy("Never")
                .securityContext(Hardening.pod(RedisPod.USER))
                .containers(List.of(container()))
                .volumes(volumes());
        Scheduling.applyTo(pod, scope.placement(app));
        return pod.build();
    }

    private Container container() {
        var mounts = new ArrayList<>(List.of(RedisPod.mount(SCRIPTS, FOLDER, true)));
        claims.forEach((folder, claim) -> mounts.add(RedisPod.mount(claim, folder, false)));
        return Container.builder()
                .name("script")
                .image(scope.image(app.name()))
                .imagePullPolicy("IfNotPresent")
                .command(List.of("sh", FOLDER + "/" + script.file()))
                .env(variables())
                .resources(Requirements.of(RESOURCES))
                .securityContext(Hardening.container(true))
                .volumeMounts(mounts)
                .build();
    }

    private List<EnvVar> variables() {
        var variables = new ArrayList<EnvVar>();
        environment.forEach((key, value) ->
                variables.add(EnvVar.builder().name(key).value(value).build()));
        password.ifPresent(secret -> variables.add(secret.variable(RedisPod.PASSWORD)));
        return variables;
    }

    private List<Volume> volumes() {
        var volumes = new ArrayList<>(List.of(Volume.builder()
                .name(SCRIPTS)
                .configMap(ConfigMapVolumeSource.builder().name(scripts(app)).build())
                .build()));
        claims.values()
                .forEach(claim -> volumes.add(Volume.builder()
                        .name(claim)
                        .persistentVolumeClaim(PersistentVolumeClaimVolumeSource.builder()
                                .claimName(claim)
                                .build())
                        .build()));
        return volumes;
    }
}
