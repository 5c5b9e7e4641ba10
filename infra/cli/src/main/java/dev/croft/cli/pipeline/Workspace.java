package dev.croft.cli.pipeline;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that holds {@code platforms/} and {@code generated/}. */
public record Workspace(Path root) {
    /** The nearest folder at or above {@code start} that holds {@code platforms/}. */
    public static Workspace around(Path start) {
        for (var folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("platforms"))) {
                return new Workspace(folder);
            }
        }
        throw new PlatformException("no folder named platforms here or above; run croft inside your repository");
    }

    /** Every platform's name, sorted: the folders of {@code platforms/} that hold a {@code platform.yaml}. */
    public List<String> platforms() {
        try (var folders = Files.list(root.resolve("platforms"))) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("platform.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PlatformException("cannot read the folder platforms: " + e.getMessage(), e);
        }
    }

    public Path platformFile(String platform) {
        return root.resolve("platforms").resolve(platform).resolve("platform.yaml");
    }

    public Path imagesFile(String platform) {
        return root.resolve("platforms").resolve(platform).resolve("images.yaml");
    }

    /** The file as users write it: relative to the workspace, with '/'. */
    public String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    public Path generated(String platform) {
        return root.resolve("generated").resolve(platform);
    }
}
