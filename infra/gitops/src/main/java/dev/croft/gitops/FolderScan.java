package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is on disk in a platform's folder.
 *
 * @param files by path relative to the folder, with '/'
 * @param kept Terraform's own files and folders, relative likewise
 */
record FolderScan(SortedMap<String, Path> files, List<String> kept) {
    static FolderScan of(Path folder, String label) throws IOException {
        var scan = new FolderScan(new TreeMap<>(), new ArrayList<>());
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, scan.new Visitor(folder, label));
        }
        return scan;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final String label;

        Visitor(Path folder, String label) {
            this.folder = folder;
            this.label = label;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (!WorkFiles.holds(relative(path))) {
                return FileVisitResult.CONTINUE;
            }
            kept.add(relative(path));
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            var relative = relative(path);
            if (WorkFiles.holds(relative)) {
                kept.add(relative);
            } else if (attributes.isRegularFile()) {
                files.put(relative, path);
            } else {
                throw new PlatformException(label + "/" + relative + " is "
                        + (attributes.isSymbolicLink() ? "a symbolic link" : "a special file")
                        + ", which croft neither writes nor follows: remove it");
            }
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path path) {
            return folder.relativize(path).toString().replace('\\', '/');
        }
    }
}
