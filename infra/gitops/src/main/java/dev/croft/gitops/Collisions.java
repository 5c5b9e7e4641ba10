package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import dev.croft.platform.artifact.ArtifactPath;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Paths that cannot stand beside each other on every file system: macOS and Windows do not tell letter cases apart. */
final class Collisions {
    private Collisions() {}

    static void refuse(List<ArtifactPath> paths) {
        var files = new TreeSet<ArtifactPath>();
        var spellings = new TreeMap<String, String>();
        for (var path : paths) {
            if (path.value().equalsIgnoreCase(Index.NAME) || !files.add(path)) {
                throw new IllegalStateException("two artifacts on one path: " + path);
            }
            refuseReserved(path);
            for (var part = path.value(); !part.isEmpty(); part = parent(part)) {
                var other = spellings.putIfAbsent(part.toLowerCase(Locale.ROOT), part);
                if (other != null && !other.equals(part)) {
                    throw new PlatformException("the paths " + other + " and " + part
                            + " differ in letter case only, which macOS and Windows take for one: rename one of them");
                }
            }
        }
        refuseFileAsFolder(files);
    }

    private static void refuseFileAsFolder(SortedSet<ArtifactPath> files) {
        for (var path : files) {
            for (var part = parent(path.value()); !part.isEmpty(); part = parent(part)) {
                if (files.contains(ArtifactPath.parse(part))) {
                    throw new IllegalStateException(part + " is a file and the folder of " + path);
                }
            }
        }
    }

    private static void refuseReserved(ArtifactPath path) {
        try {
            new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true).checkPath(path.value());
        } catch (CorruptObjectException e) {
            throw new PlatformException(
                    path + " is not a path that Git can check out everywhere: " + e.getMessage(), e);
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
