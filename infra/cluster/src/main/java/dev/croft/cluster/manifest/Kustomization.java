package dev.croft.cluster.manifest;

import java.util.List;
import java.util.Map;

/**
 * A Kustomize folder of a Git repository at a tag, with what is changed in it. Argo CD understands {@code patches} from 2.9 on.
 *
 * @param repository the https:// address of the Git repository
 * @param path the folder with kustomization.yaml
 * @param tag of the Git repository
 * @param images those to replace: {@code name=name:tag}
 */
public record Kustomization(String repository, String path, String tag, List<String> images, List<Patch> patches)
        implements Source {
    /** A change of one object: a strategic merge as YAML text, or JSON patch operations. */
    public record Patch(String kind, String name, String text) {
        private Map<String, Object> tree() {
            return Map.of("patch", text, "target", Map.of("kind", kind, "name", name));
        }
    }

    public Kustomization {
        images = List.copyOf(images);
        patches = List.copyOf(patches);
    }

    @Override
    public Map<String, Object> tree() {
        return Map.of(
                "path",
                path,
                "repoURL",
                repository,
                "targetRevision",
                "refs/tags/" + tag,
                "kustomize",
                Map.of(
                        "images",
                        images,
                        "patches",
                        patches.stream().map(Patch::tree).toList()));
    }
}
