package dev.croft.apps.delivery;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Generator;
import dev.croft.platform.image.Image;
import dev.croft.platform.image.Images;
import java.util.List;

/**
 * The folder {@code workflows/}: for each image with a {@code source}, the GitHub workflow of that repository. It is copied there once by hand, to
 * {@code .github/workflows/}, because croft writes to no repository but the platform's.
 */
public final class BuildWorkflows implements Generator {
    private final ClusterFacts cluster;
    private final Images images;

    public BuildWorkflows(ClusterFacts cluster, Images images) {
        this.cluster = cluster;
        this.images = images;
    }

    @Override
    public List<Artifact> generate() {
        return images.byApp().entrySet().stream()
                .filter(entry -> entry.getValue().source().isPresent())
                .map(entry -> file(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Artifact file(Name app, Image image) {
        var workflow = new BuildWorkflow(cluster, app, image);
        return Artifact.of("workflows/" + app + ".yml", workflow.text(), "apps." + app);
    }
}
