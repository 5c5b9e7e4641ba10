package dev.croft.apps.compose;

import dev.croft.platform.Name;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One app as a service of Compose.
 *
 * @param namespace for the names under which the cluster knows it
 * @param command overrides the image's entry point; empty: as the image says
 * @param environment values as they stand; a '$' in them is no variable
 * @param secrets environment variables whose values are in {@code .env}
 * @param envFiles files with further variables, which people make
 * @param ports those that somebody outside may reach
 * @param volumes folders that outlive the container
 * @param files configuration: path in the container and content
 * @param scratch folders in memory, and how large each may grow in mebibytes
 * @param healthcheck a command with its arguments; empty: none
 * @param calls apps it connects to
 * @param user the numeric user
 */
@RecordBuilder
public record ComposeService(
        Name name,
        Name namespace,
        List<String> command,
        List<String> args,
        Map<String, String> environment,
        Map<String, Variable> secrets,
        List<String> envFiles,
        List<Integer> ports,
        Map<String, String> volumes,
        Map<String, String> files,
        Map<String, Integer> scratch,
        List<String> healthcheck,
        Optional<Duration> start,
        List<Name> calls,
        Resources resources,
        int user,
        boolean readOnly) {
    public ComposeService {
        command = command == null ? List.of() : List.copyOf(command);
        args = args == null ? List.of() : List.copyOf(args);
        environment = sorted(environment);
        secrets = sorted(secrets);
        envFiles = envFiles == null ? List.of() : List.copyOf(envFiles);
        ports = ports == null ? List.of() : List.copyOf(ports);
        volumes = sorted(volumes);
        files = sorted(files);
        scratch = sorted(scratch);
        healthcheck = healthcheck == null ? List.of() : List.copyOf(healthcheck);
        start = start == null ? Optional.empty() : start;
        calls = calls == null ? List.of() : List.copyOf(calls);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
