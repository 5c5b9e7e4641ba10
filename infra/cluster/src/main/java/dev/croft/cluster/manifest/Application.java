package dev.croft.cluster.manifest;

import dev.croft.platform.Name;
import java.util.List;
import java.util.Optional;

/**
 * One Argo CD Application: a folder of {@code generated/<platform>/} of the same name, and sources beside it.
 *
 * @param owner the section member it comes from: {@code cluster.metallb}, {@code apps.game-server}
 * @param project the AppProject it belongs to
 * @param namespace where its objects live unless they say otherwise
 * @param sources charts and the like, synced before the folder's objects of custom kinds
 */
public record Application(
        Name name,
        String owner,
        String project,
        String namespace,
        Wave wave,
        List<? extends Source> sources,
        List<IgnoreDifference> ignoreDifferences) {
    /** The AppProject of add-ons. */
    public static final String PLATFORM = "platform";

    /** The AppProject of apps. */
    public static final String APPS = "apps";

    public Application {
        sources = List.copyOf(sources);
        ignoreDifferences = List.copyOf(ignoreDifferences);
    }

    /** With one chart beside the folder, or none. */
    public Application(
            Name name,
            String owner,
            String project,
            String namespace,
            Wave wave,
            Optional<HelmRelease> helm,
            List<IgnoreDifference> ignoreDifferences) {
        this(name, owner, project, namespace, wave, helm.stream().toList(), ignoreDifferences);
    }
}
