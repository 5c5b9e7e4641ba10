package dev.croft.gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a platform's folder as a whole: the new tree is built beside it, then two renames swap them. A process that dies
 * leaves one of the two trees, and {@link #recover} of the next one puts it in its place.
 */
final class Stage {
    private final Folder folder;

    Stage(Folder folder) {
        this.folder = folder;
    }

    /** Something lies about that a process which died has left. */
    boolean hasLeftovers() {
        return exists(folder.next()) || exists(folder.previous());
    }

    void recover() throws IOException {
        if (exists(folder.previous())) {
            if (exists(folder.live())) {
                retire();
            } else {
                Files.move(folder.previous(), folder.live());
            }
        }
        delete(folder.next());
    }

    void fill(SortedMap<String, byte[]> files, FolderScan disk) throws IOException {
        Files.createDirectories(folder.next());
        for (var file : files.entrySet()) {
            var target = folder.next().resolve(file.getKey());
            Files.createDirectories(target.getParent());
            var current = disk.files().get(file.getKey());
            if (current != null && Comparer.isSame(current, file.getValue())) {
                keep(current, target);
            } else {
                Files.write(target, file.getValue());
            }
        }
    }

    void attributes() throws IOException {
        var text = Folder.ATTRIBUTES_TEXT.getBytes(StandardCharsets.UTF_8);
        if (!exists(folder.attributes()) || !Comparer.isSame(folder.attributes(), text)) {
            var draft = folder.next().resolve(Folder.ATTRIBUTES);
            Files.write(draft, text);
            Files.move(draft, folder.attributes(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    void swap() throws IOException {
        if (!exists(folder.live())) {
            Files.move(folder.next(), folder.live(), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.move(folder.live(), folder.previous(), StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(folder.next(), folder.live(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(folder.previous(), folder.live(), StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** A hard link keeps the file itself, modification time included; a file system without them gets a copy. */
    private static void keep(Path current, Path target) throws IOException {
        try {
            Files.createLink(target, current);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(current, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Terraform's files move over to the new tree, then the old one goes. */
    void retire() throws IOException {
        if (!exists(folder.previous())) {
            return;
        }
        for (var path : FolderScan.of(folder.previous(), folder.label()).kept()) {
            var target = folder.live().resolve(path);
            Files.createDirectories(target.getParent());
            if (!exists(target)) {
                Files.move(folder.previous().resolve(path), target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        delete(folder.previous());
    }

    void discard() throws IOException {
        delete(folder.next());
    }

    private static void delete(Path tree) throws IOException {
        if (!exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure) throws IOException {
                Files.delete(path);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
