package dev.croft.apps;

import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.compose.ComposeServiceBuilder;
import dev.croft.apps.compose.Variable;
import dev.croft.apps.store.Persistence;
import dev.croft.apps.store.RedisConf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redis as a service of Compose, without its exporter: there is no Prometheus. */
final class RedisCompose {
    private static final String CONF = "/etc/redis/" + RedisServices.FILE;
    private static final String PASSWORD = "REDISCLI_AUTH";
    private static final int SCRATCH = 16;

    private RedisCompose() {}

    static ComposeService of(Redis app) {
        var service = ComposeServiceBuilder.builder()
                .name(app.name())
                .namespace(app.namespace())
                .command(List.of("redis-server", CONF))
                .files(Map.of(CONF, app.conf().text()))
                .healthcheck(List.of("CMD", "redis-cli", "-e", "-p", String.valueOf(Redis.PORT), "ping"))
                .start(Optional.empty())
                .resources(app.resources())
                .user(RedisPod.USER)
                .readOnly(true);
        app.password().ifPresent(password -> service.command(
                        List.of("sh", "-c", "exec redis-server " + CONF + " --requirepass \"$" + PASSWORD + "\""))
                .secrets(Map.of(
                        PASSWORD,
                        Variable.of(password.from().orElse(password.name().value()), password.property()))));
        return (app.persistence() == Persistence.NONE
                        ? service.scratch(Map.of(RedisConf.DATA, SCRATCH))
                        : service.volumes(Map.of(app.name() + "-data", RedisConf.DATA)))
                .build();
    }
}
