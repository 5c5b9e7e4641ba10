package dev.croft.gitops;

import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import dev.croft.platform.artifact.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one platform generates: at least one artifact, no two on one path, none that another file system would merge.
 *
 * @param artifacts sorted by path; {@code INDEX.json} is made from them and not among them
 */
public record Output(Name platform, List<Artifact> artifacts) {
    public Output {
        artifacts = artifacts.stream().sorted().toList();
        if (artifacts.isEmpty()) {
            throw new PlatformException(
                    "nothing was generated for " + platform
                            + ", and an empty output would delete the whole platform: check that its platform.yaml has sections");
        }
        Collisions.refuse(artifacts.stream().map(Artifact::path).toList());
    }

    /** Where the files belong in the repository. */
    public String folder() {
        return Folder.GENERATED + "/" + platform;
    }

    /** What lists the files. */
    public Index index() {
        return Index.of(platform, artifacts);
    }

    /** The bytes to write by path below {@link #folder()}, {@code INDEX.json} included. */
    SortedMap<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        artifacts.forEach(artifact -> files.put(artifact.path().value(), utf8(artifact.content())));
        files.put(Index.NAME, utf8(index().json()));
        return Collections.unmodifiableSortedMap(files);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
