package dev.croft.apps;

import dev.croft.apps.config.Password;
import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Requirements;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.HttpGetAction;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.Probe;

/** The sidecar that turns Redis' INFO into metrics: oliver006/redis_exporter. */
final class RedisExporter {
    static final int PORT = 9121;
    static final Resources RESOURCES = Resources.of("10m", "24Mi", "100m", "48Mi");

    /** The user its image names. */
    private static final int USER = 59_000;

    private RedisExporter() {}

    /** Not ready means no traffic for the whole pod, so it has no readiness probe: Redis serves without it. */
    static Container container(String image, Optional<Password> password) {
        return Container.builder()
                .name("exporter")
                .image(image)
                .imagePullPolicy("IfNotPresent")
                .env(environment(password))
                .ports(List.of(ContainerPort.builder()
                        .name(WebTraffic.METRICS)
                        .containerPort(PORT)
                        .build()))
                .livenessProbe(Probe.builder()
                        .httpGet(HttpGetAction.builder()
                                .path("/health")
                                .port(IntOrString.fromString(WebTraffic.METRICS))
                                .build())
                        .initialDelaySeconds(5)
                        .periodSeconds(30)
                        .timeoutSeconds(5)
                        .failureThreshold(3)
                        .build())
                .resources(Requirements.of(RESOURCES))
                .securityContext(Hardening.container(USER))
                .build();
    }

    private static List<EnvVar> environment(Optional<Password> password) {
        var environment = new ArrayList<EnvVar>();
        environment.add(EnvVar.builder()
                .name("REDIS_ADDR")
                .value("redis://127.0.0.1:" + Redis.PORT)
                .build());
        password.ifPresent(secret -> environment.add(secret.variable("REDIS_PASSWORD")));
        return environment;
    }
}
