package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.pod.Rollout;
import dev.croft.apps.spring.GitBackend;
import dev.croft.apps.spring.GitCredentials;
import dev.croft.apps.spring.JvmMemory;
import dev.croft.apps.spring.SpringSettings;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.Cidr;
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

/** A Spring Cloud Config Server: gives Spring services their settings out of a Git repository. A {@code spring-service} names it as configServer. */
@RecordBuilder
@JsonTypeName("spring-config")
@JsonClassDescription("A Spring Cloud Config Server: gives Spring services their settings out of a Git repository")
public record SpringConfig(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the TCP port it listens on") @JsonProperty(defaultValue = "8888") Integer port,
        @JsonPropertyDescription("where the settings are") GitBackend git,
        @JsonPropertyDescription("token for Git and key for encrypted settings; absent: the repository is public")
                Optional<GitCredentials> credentials,
        @JsonPropertyDescription("pods") @JsonProperty(defaultValue = "1") Integer replicas,
        @JsonPropertyDescription("Spring profiles") List<Name> profiles,
        @JsonPropertyDescription("environment variables; no secrets; they win over those that croft sets")
                Map<String, String> env,
        @JsonPropertyDescription("whether Prometheus reads /actuator/prometheus") @JsonProperty(defaultValue = "true")
                Boolean metrics,
        @JsonPropertyDescription("how long the start may take, the first clone included")
                @JsonProperty(defaultValue = "3m")
                Duration startupTimeout,
        @JsonPropertyDescription("who connects to it besides apps that name it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what one pod asks for and may use; the heap follows from the memory limit")
                Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("the numeric user it runs as, never 0") @JsonProperty(defaultValue = "1000")
                Integer runAsUser)
        implements App {
    private static final int HTTPS = 443;

    public SpringConfig {
        port = port == null ? 8888 : port;
        credentials = credentials == null ? Optional.empty() : credentials;
        replicas = replicas == null ? 1 : replicas;
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
        env = env == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(env));
        metrics = metrics == null || metrics;
        startupTimeout = startupTimeout == null ? Duration.ofMinutes(3) : startupTimeout;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
        runAsUser = runAsUser == null ? 1000 : runAsUser;
    }

    /** The web service it is, under the same keys. Git is anywhere: hosts of repositories have no fixed addresses. */
    private WebService web() {
        var memory = resources.limits().memory();
        var shutdown = SpringWeb.shutdown(Rollout.DEFAULT);
        var settings = new SpringSettings(name, port, Optional.empty(), profiles, metrics, memory, shutdown);
        var variables = new TreeMap<>(settings.environment());
        variables.putAll(git.environment());
        variables.putAll(env);
        return WebServiceBuilder.builder()
                .name(name)
                .namespace(namespace)
                .port(port)
                .replicas(Optional.of(replicas))
                .env(variables)
                .secrets(credentials.stream().map(GitCredentials::secret).toList())
                .health(settings.health(startupTimeout))
                .metrics(settings.scraped())
                .calls(List.of(Call.outside(Name.parse("git"), Cidr.ANYWHERE, HTTPS)))
                .calledBy(calledBy)
                .resources(resources)
                .placement(placement)
                .runAsUser(runAsUser)
                .build();
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return web().endpoint(cluster);
    }

    @Override
    public void addTo(AppScope scope) {
        web().addTo(scope);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        return web().footprints(cluster, images);
    }

    @Override
    public List<String> objects() {
        return web().objects();
    }

    @Override
    public List<SecretReference> secretReferences() {
        return web().secretReferences();
    }

    @Override
    public void check(String path, Problems problems) {
        web().check(path, problems);
        new JvmMemory(resources.limits().memory()).check(path + ".resources", problems);
        if (!git.url().value().startsWith("https://")) {
            problems.error(
                    path + ".git.url",
                    "must begin with https://, as its token and its way out are for that",
                    git.url(),
                    "try https://github.com/" + git.url().slug() + ".git");
        }
    }
}
