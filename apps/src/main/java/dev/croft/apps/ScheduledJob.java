package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.Config;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.schedule.ConcurrencyPolicy;
import dev.croft.apps.schedule.CronSchedule;
import dev.croft.apps.schedule.TimeZoneName;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A program that runs at set times and ends: a CronJob. */
@RecordBuilder
@JsonTypeName("scheduled-job")
@JsonClassDescription("A program that runs at set times and ends")
public record ScheduledJob(
        @JsonPropertyDescription("its name, also of its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("when it runs: five cron fields, or @hourly and its like") CronSchedule schedule,
        @JsonPropertyDescription("the time zone of the schedule") @JsonProperty(defaultValue = "Etc/UTC")
                TimeZoneName timeZone,
        @JsonPropertyDescription(
                        "when a run is due while the last one goes on: Forbid (left out), Allow (both run) or Replace")
                @JsonProperty(defaultValue = "Forbid")
                ConcurrencyPolicy concurrencyPolicy,
        @JsonPropertyDescription("how late a run may start; later it is left out") @JsonProperty(defaultValue = "10m")
                Duration startingDeadline,
        @JsonPropertyDescription("how long a run may take, retries included") @JsonProperty(defaultValue = "1h")
                Duration deadline,
        @JsonPropertyDescription("retries of a run that failed; a drained node does not count")
                @JsonProperty(defaultValue = "2")
                Integer retries,
        @JsonPropertyDescription("runs that succeeded and are kept to be looked at") @JsonProperty(defaultValue = "1")
                Integer successfulHistory,
        @JsonPropertyDescription("runs that failed and are kept to be looked at") @JsonProperty(defaultValue = "3")
                Integer failedHistory,
        @JsonPropertyDescription("whether no run is started for the time being") @JsonProperty(defaultValue = "false")
                Boolean suspend,
        @JsonPropertyDescription("overrides the image's entry point") List<String> command,
        @JsonPropertyDescription("overrides the image's arguments") List<String> args,
        @JsonPropertyDescription("environment variables; no secrets") Map<String, String> env,
        @JsonPropertyDescription("environment variables in a ConfigMap of its own") Optional<Config> config,
        @JsonPropertyDescription("Secrets whose keys become environment variables") List<SecretEnvironment> secrets,
        @JsonPropertyDescription("what it connects to; nothing else gets out") List<Call> calls,
        @JsonPropertyDescription("what one run asks for and may use") Resources resources,
        @JsonPropertyDescription("where it runs; absent: the cluster's placement") @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("the numeric user it runs as, never 0") @JsonProperty(defaultValue = "1000")
                Integer runAsUser,
        @JsonPropertyDescription("whether the image's files are read-only") @JsonProperty(defaultValue = "true")
                Boolean readOnlyRootFilesystem,
        @JsonPropertyDescription("folders it may write to, empty at every start") @JsonProperty(defaultValue = "[/tmp]")
                List<String> writablePaths)
        implements App, Program {
    public ScheduledJob {
        timeZone = timeZone == null ? TimeZoneName.parse("Etc/UTC") : timeZone;
        concurrencyPolicy = concurrencyPolicy == null ? ConcurrencyPolicy.Forbid : concurrencyPolicy;
        startingDeadline = startingDeadline == null ? Duration.ofMinutes(10) : startingDeadline;
        deadline = deadline == null ? Duration.ofHours(1) : deadline;
        retries = retries == null ? 2 : retries;
        successfulHistory = successfulHistory == null ? 1 : successfulHistory;
        failedHistory = failedHistory == null ? 3 : failedHistory;
        suspend = suspend != null && suspend;
        command = command == null ? List.of() : List.copyOf(command);
        args = args == null ? List.of() : List.copyOf(args);
        env = env == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(env));
        config = config == null ? Optional.empty() : config;
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        calls = calls == null ? List.of() : List.copyOf(calls);
        placement = placement == null ? Placement.ANYWHERE : placement;
        runAsUser = runAsUser == null ? 1000 : runAsUser;
        readOnlyRootFilesystem = readOnlyRootFilesystem == null || readOnlyRootFilesystem;
        writablePaths = writablePaths == null ? List.of("/tmp") : List.copyOf(writablePaths);
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    /** It calls and nobody calls it. */
    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return new Endpoint(name, namespace, 0, new TreeSet<>(), calls, List.of());
    }

    @Override
    public List<Caller> calledBy() {
        return List.of();
    }

    @Override
    public void addTo(AppScope scope) {
        scope.addServiceAccount(this);
        scope.addNetworkPolicy(this);
        Programs.addConfig(scope, this);
        ScheduledJobPods.addTo(scope, this);
    }

    /** No pod most of the time; two at once where runs may overlap. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var peak = concurrencyPolicy == ConcurrencyPolicy.Allow ? 2 : 1;
        return List.of(new Footprint(
                AppsGenerator.owner(this),
                Footprint.Kind.CronJob,
                name.value(),
                0,
                peak,
                resources,
                AppScope.placement(this, cluster, images)));
    }

    @Override
    public List<String> objects() {
        return Programs.objects(this);
    }

    @Override
    public List<SecretReference> secretReferences() {
        return Programs.secretReferences(this);
    }

    @Override
    public void check(String path, Problems problems) {
        new ScheduledJobChecks(this, path, problems).run();
    }
}
