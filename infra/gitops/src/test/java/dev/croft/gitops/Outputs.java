package dev.croft.gitops;

import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.ArtifactPath;
import dev.croft.platform.artifact.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small outputs, and copies of them with one file more, less or other. */
final class Outputs {
    static final Name DRAWGUESS = Name.parse("drawguess");

    private Outputs() {}

    /** Eight files of three owners, one of them a Service. */
    static Output small() {
        var artifacts = new ArrayList<Artifact>();
        artifacts.add(Artifact.of("argocd/root.yaml", "kind: Application\n", "cluster.argocd"));
        artifacts.add(Artifact.of("bootstrap/pi-1/config.yaml", "cluster-init: true\n", "cluster.k3s"));
        artifacts.add(Artifact.of("terraform/network/cdk.tf.json", "{}\n", "aws.vpc"));
        artifacts.add(new Artifact(
                ArtifactPath.parse("redis/service-redis.yaml"),
                "kind: Service\n",
                "apps.redis",
                Optional.of(new ObjectKey("v1", "Service", "game", "redis"))));
        for (var number : List.of(1, 2, 3, 4)) {
            artifacts.add(Artifact.of("game/configmap-" + number + ".yaml", "n: " + number + "\n", "apps.game"));
        }
        return new Output(DRAWGUESS, artifacts);
    }

    static Output many(int files) {
        var artifacts = new ArrayList<Artifact>();
        for (var number = 0; number < files; number++) {
            artifacts.add(Artifact.of(
                    "app-" + number % 100 + "/configmap-" + number + ".yaml",
                    "n: " + number + "\n" + "# filler\n".repeat(110),
                    "apps.app-" + number % 100));
        }
        return new Output(DRAWGUESS, artifacts);
    }

    static Output with(Output output, String path, String content) {
        var artifacts = new ArrayList<>(without(output, path).artifacts());
        artifacts.add(Artifact.of(path, content, "apps.game"));
        return new Output(output.platform(), artifacts);
    }

    static Output without(Output output, String path) {
        return new Output(
                output.platform(),
                output.artifacts().stream()
                        .filter(artifact -> !artifact.path().value().equals(path))
                        .toList());
    }

    static Output of(String platform, Output like) {
        return new Output(Name.parse(platform), like.artifacts());
    }
}
