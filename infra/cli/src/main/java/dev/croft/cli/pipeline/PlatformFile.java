package dev.croft.cli.pipeline;

import dev.croft.load.Loaded;
import dev.croft.load.Loader;
import dev.croft.load.Located;
import dev.croft.load.Schema;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.image.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A platform's files on disk: {@code platform.yaml}, and {@code images.yaml} beside it. */
public final class PlatformFile {
    private PlatformFile() {}

    /** The JSON Schema of {@code platform.yaml}. */
    public static String schema() {
        return Trees.json(Schema.of(Platform.class));
    }

    /** Reads both; problems name the files as they are seen from the workspace. */
    static Description load(Workspace workspace, String platform) {
        var loaded = load(workspace, workspace.platformFile(platform), Platform.class);
        var images = images(workspace, workspace.imagesFile(platform));
        var problems = new ArrayList<Located>(loaded.problems());
        images.ifPresent(read -> problems.addAll(read.problems()));
        var whole = problems.isEmpty() ? loaded.value() : Optional.<Platform>empty();
        return new Description(
                whole, images.flatMap(Loaded::value).orElseGet(Images::none), loaded.places(), List.copyOf(problems));
    }

    private static Optional<Loaded<Images>> images(Workspace workspace, Path file) {
        return Files.exists(file) ? Optional.of(load(workspace, file, Images.class)) : Optional.empty();
    }

    private static <T> Loaded<T> load(Workspace workspace, Path file, Class<T> root) {
        return Loader.load(file, workspace.relative(file), root);
    }
}
