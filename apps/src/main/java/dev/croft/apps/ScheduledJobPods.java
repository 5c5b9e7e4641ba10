package dev.croft.apps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cdk8s.plus34.k8s.CronJobSpec;
import org.cdk8s.plus34.k8s.JobSpec;
import org.cdk8s.plus34.k8s.JobTemplateSpec;
import org.cdk8s.plus34.k8s.KubeCronJob;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodFailurePolicy;
import org.cdk8s.plus34.k8s.PodFailurePolicyOnPodConditionsPattern;
import org.cdk8s.plus34.k8s.PodFailurePolicyRule;
import org.cdk8s.plus34.k8s.PodTemplateSpec;

/** The CronJob of a scheduled job. */
final class ScheduledJobPods {
    private ScheduledJobPods() {}

    static void addTo(AppScope scope, ScheduledJob app) {
        var template = JobTemplateSpec.builder()
                .metadata(ObjectMeta.builder().labels(scope.labels(app)).build())
                .spec(job(scope, app))
                .build();
        var spec = CronJobSpec.builder()
                .schedule(app.schedule().value())
                .timeZone(app.timeZone().value())
                .concurrencyPolicy(app.concurrencyPolicy().name())
                .startingDeadlineSeconds(app.startingDeadline().toSeconds())
                .successfulJobsHistoryLimit(app.successfulHistory())
                .failedJobsHistoryLimit(app.failedHistory())
                .suspend(app.suspend())
                .jobTemplate(template);
        new KubeCronJob(
                scope.chart(),
                "CronJob",
                KubeCronJobProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(spec.build())
                        .build());
    }

    private static JobSpec job(AppScope scope, ScheduledJob app) {
        return JobSpec.builder()
                .activeDeadlineSeconds(app.deadline().toSeconds())
                .backoffLimit(app.retries())
                .podFailurePolicy(disruptionsDoNotCount())
                .template(template(scope, app))
                .build();
    }

    /** A pod that went because its node was drained has not failed. */
    private static PodFailurePolicy disruptionsDoNotCount() {
        var disrupted = PodFailurePolicyOnPodConditionsPattern.builder()
                .type("DisruptionTarget")
                .status("True")
                .build();
        var rule = PodFailurePolicyRule.builder()
                .action("Ignore")
                .onPodConditions(List.of(disrupted))
                .build();
        return PodFailurePolicy.builder().rules(List.of(rule)).build();
    }

    /** A failed pod stays with its log, and the retry is another one. */
    private static PodTemplateSpec template(AppScope scope, ScheduledJob app) {
        return Programs.recipe(scope, app)
                .terminationGracePeriod(Duration.ofSeconds(30))
                .restartPolicy(Optional.of("Never"))
                .build()
                .template();
    }
}
