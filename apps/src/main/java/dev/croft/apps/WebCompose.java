package dev.croft.apps;

import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.compose.ComposeServiceBuilder;
import dev.croft.apps.compose.Variable;
import dev.croft.apps.config.SecretEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A web service as a service of Compose. */
final class WebCompose {
    private static final int SCRATCH = 64;

    private WebCompose() {}

    static ComposeService of(WebService app) {
        return ComposeServiceBuilder.builder()
                .name(app.name())
                .namespace(app.namespace())
                .command(app.command())
                .args(app.args())
                .environment(environment(app))
                .secrets(secrets(app))
                .envFiles(app.secrets().stream()
                        .filter(secret -> secret.keys().isEmpty())
                        .map(secret -> secret.name() + ".env")
                        .toList())
                .ports(isExposed(app) ? List.of(app.port()) : List.of())
                .scratch(app.writablePaths().stream().collect(Collectors.toMap(path -> path, path -> SCRATCH)))
                .healthcheck(healthcheck(
                        "http://127.0.0.1:" + app.port() + app.health().liveness()))
                .start(Optional.of(app.health().startupTimeout()))
                .calls(app.calls().stream().flatMap(call -> call.app().stream()).toList())
                .resources(app.resources())
                .user(app.runAsUser())
                .readOnly(app.readOnlyRootFilesystem())
                .build();
    }

    private static boolean isExposed(WebService app) {
        return app.expose().ingress().isPresent() || app.expose().loadBalancer().isPresent();
    }

    private static Map<String, String> environment(WebService app) {
        var environment = new TreeMap<String, String>();
        app.config().ifPresent(config -> environment.putAll(config.data()));
        environment.putAll(app.env());
        return environment;
    }

    private static Map<String, Variable> secrets(WebService app) {
        var variables = new TreeMap<String, Variable>();
        for (SecretEnvironment secret : app.secrets()) {
            var source = secret.from().orElse(secret.name().value());
            secret.keys().forEach((name, property) -> variables.put(name, Variable.of(source, property)));
        }
        return variables;
    }

    /** Images bring wget (Alpine), curl, Python or Node.js; nothing else is known of them. */
    private static List<String> healthcheck(String url) {
        var tries = List.of(
                "wget -q -O /dev/null " + url,
                "curl -fsS -o /dev/null " + url,
                "python3 -c \"import urllib.request as u; u.urlopen('" + url + "')\"",
                "node -e \"fetch('" + url + "').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))\"");
        return List.of("CMD-SHELL", "(" + String.join(" || ", tries) + ") 2>/dev/null || exit 1");
    }
}
