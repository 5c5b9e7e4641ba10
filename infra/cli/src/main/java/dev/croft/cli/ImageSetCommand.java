package dev.croft.cli;

import dev.croft.apps.image.ImageFile;
import dev.croft.cli.pipeline.Workspace;
import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import dev.croft.platform.image.Digest;
import dev.croft.platform.text.InvalidText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code croft image set}: pins a new image of an app in {@code images.yaml}, and nothing else in that file. */
@Command(name = "set", description = "Pins a new image of an app in images.yaml.", mixinStandardHelpOptions = true)
final class ImageSetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The repository, or a folder in it (default: where you are).")
    private Path directory;

    @Parameters(paramLabel = "APP", converter = NameOption.class, description = "The app, as apps: names it.")
    private Name app;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The platform (default: the only one whose images.yaml names the app).")
    private @Nullable String platform;

    @Option(names = "--tag", required = true, paramLabel = "TAG", description = "The image's tag.")
    private String tag;

    @Option(
            names = "--digest",
            paramLabel = "sha256:...",
            converter = DigestOption.class,
            description = "The digest of the image index (default: none; the tag alone then decides what runs).")
    private @Nullable Digest digest;

    @Option(names = "--synth", description = "Synthesize the platform afterwards (default: only edit images.yaml).")
    private boolean synth;

    @Override
    public Integer call() {
        var workspace = Workspace.around(directory);
        var chosen = choose(workspace);
        var file = workspace.imagesFile(chosen);
        edit(workspace.relative(file), file);
        spec.commandLine().getOut().println(workspace.relative(file) + ": " + app + " is now " + tag);
        return synth
                ? spec.root()
                        .commandLine()
                        .execute("synth", "--directory", workspace.root().toString(), chosen)
                : ExitCode.DONE.code();
    }

    private String choose(Workspace workspace) {
        if (platform != null) {
            return WorkspaceOptions.known(spec, workspace, platform);
        }
        var having = workspace.platforms().stream()
                .filter(name -> text(workspace.imagesFile(name)).lines().anyMatch(line -> line.startsWith(app + ":")))
                .toList();
        if (having.size() == 1) {
            return having.get(0);
        }
        throw new ParameterException(spec.commandLine(), explain(having));
    }

    private String explain(List<String> having) {
        return having.isEmpty()
                ? "no platforms/*/images.yaml names '" + app + "'"
                : "'" + app + "' is in " + String.join(" and ", having) + "; say which with --platform";
    }

    private void edit(String name, Path file) {
        try {
            var before = new ImageFile(name, text(file));
            UnaryOperator<ImageFile> change = Optional.ofNullable(digest)
                    .<UnaryOperator<ImageFile>>map(pinned -> images -> images.with(app, tag, pinned))
                    .orElse(images -> images.withTag(app, tag));
            Files.writeString(file, change.apply(before).text());
        } catch (InvalidText wrong) {
            throw new ParameterException(spec.commandLine(), "--tag " + wrong.getMessage(), wrong);
        } catch (IOException e) {
            throw new PlatformException("cannot write " + name + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new PlatformException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** An app's name on the command line. */
    static final class NameOption implements ITypeConverter<Name> {
        @Override
        public Name convert(String text) {
            return parsed(text, Name::parse);
        }
    }

    /** A digest on the command line. */
    static final class DigestOption implements ITypeConverter<Digest> {
        @Override
        public Digest convert(String text) {
            return parsed(text, Digest::parse);
        }
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (InvalidText wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
