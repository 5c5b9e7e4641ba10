package dev.croft.cluster.manifest;

import dev.croft.platform.Name;
import java.util.List;
import java.util.Optional;

/**
 * One Argo CD Application: a folder of {@code generated/<platform>/} of the same name, and at most one chart beside it.
 *
 * @param owner the section member it comes from: {@code cluster.metallb}, {@code apps.game-server}
 * @param project the AppProject it belongs to
 * @param namespace where its objects live unless they say otherwise
 */
public record Application(
        Name name,
        String owner,
        String project,
        String namespace,
        Wave wave,
        Optional<HelmRelease> helm,
        List<IgnoreDifference> ignoreDifferences) {
    /** The AppProject of add-ons. */
    public static final String PLATFORM = "platform";

    /** The AppProject of apps. */
    public static final String APPS = "apps";

    public Application {
        ignoreDifferences = List.copyOf(ignoreDifferences);
    }
}
