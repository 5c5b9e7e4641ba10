package dev.croft.apps;

import dev.croft.apps.config.Config;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every kind has that runs a program of the platform's own: how it is started, what it reads and what it may do. */
interface Program {
    List<String> command();

    List<String> args();

    Map<String, String> env();

    Optional<Config> config();

    List<SecretEnvironment> secrets();

    Resources resources();

    Integer runAsUser();

    Boolean readOnlyRootFilesystem();

    List<String> writablePaths();
}
