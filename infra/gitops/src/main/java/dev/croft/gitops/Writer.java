package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes a platform's output to {@code <root>/generated/<platform>/}: all of it or nothing. What is equal stays untouched,
 * what is no longer produced goes, and what croft did not write is refused by name.
 */
public final class Writer {
    private final Path root;

    /** {@code root} is the repository's top folder. */
    public Writer(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Brings the folder to exactly the output, recovering first what a killed writer left.
     *
     * @throws PlatformException for foreign and edited files (unless adopted), links, a second writer, a full disk
     */
    public WriteResult write(Output output, WriteOptions options) {
        var folder = new Folder(root, output.platform());
        try {
            var stage = new Stage(folder);
            var files = output.files();
            folder.refuseLinks();
            if (isFresh(folder, files) && !stage.hasLeftovers()) {
                return new WriteResult(List.of(), List.of(), List.of());
            }
            Files.createDirectories(folder.generated());
            return FolderLock.holding(folder.lock(), folder.label(), () -> replace(folder, stage, files, options));
        } catch (IOException | UncheckedIOException e) {
            throw failure("cannot write " + folder.label() + ", the files there are as they were", e);
        }
    }

    /** What {@link #write} would do; touches nothing. */
    public Comparison compare(Output output) {
        var folder = new Folder(root, output.platform());
        try {
            folder.refuseLinks();
            return Comparer.compare(folder, output.files(), FolderScan.of(folder.live(), folder.label()), false);
        } catch (IOException | UncheckedIOException e) {
            throw failure("cannot read " + folder.label(), e);
        }
    }

    /** Unchanged input, the usual case, needs no lock and writes nothing at all. */
    private static boolean isFresh(Folder folder, SortedMap<String, byte[]> files) throws IOException {
        try {
            var disk = FolderScan.of(folder.live(), folder.label());
            return Comparer.compare(folder, files, disk, true).isFresh();
        } catch (NoSuchFileException e) {
            // another croft swaps the trees at this moment
            return false;
        }
    }

    private WriteResult replace(Folder folder, Stage stage, SortedMap<String, byte[]> files, WriteOptions options)
            throws IOException {
        stage.recover();
        var disk = FolderScan.of(folder.live(), folder.label());
        var comparison = Comparer.compare(folder, files, disk, options.adopt());
        Refusal.ofFiles(comparison);
        if (comparison.isFresh()) {
            return WriteResult.of(comparison);
        }
        try {
            stage.fill(files, disk);
            stage.attributes();
            stage.swap();
        } finally {
            stage.discard();
        }
        retire(folder, stage);
        return WriteResult.of(comparison);
    }

    private void retire(Folder folder, Stage stage) {
        try {
            stage.retire();
        } catch (IOException e) {
            throw failure(
                    folder.label() + " is written, but its old copy cannot be removed; the next run tries again", e);
        }
    }

    private PlatformException failure(String what, Exception cause) {
        return new PlatformException(what + ": " + Refusal.reason(root, cause), cause);
    }
}
