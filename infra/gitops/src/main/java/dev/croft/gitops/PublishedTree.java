package dev.croft.gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a commit holds in one platform's folder.
 *
 * @param folder {@code generated/<platform>}
 * @param files by path below the folder
 */
record PublishedTree(String folder, SortedMap<String, Entry> files) {
    /** A blob, link or submodule. */
    record Entry(ObjectId id, FileMode mode) {}

    static PublishedTree of(ObjectReader reader, Optional<RevCommit> commit, String folder) throws IOException {
        var files = new TreeMap<String, Entry>();
        var id = commit.isEmpty() ? Optional.<ObjectId>empty() : find(reader, commit.get(), folder, FileMode.TREE);
        if (id.isPresent()) {
            try (var walk = new TreeWalk(reader)) {
                walk.setRecursive(true);
                walk.addTree(id.get());
                while (walk.next()) {
                    files.put(walk.getPathString(), new Entry(walk.getObjectId(0), walk.getFileMode(0)));
                }
            }
        }
        return new PublishedTree(folder, files);
    }

    /** The object at a path, when it is there and of that mode. */
    static Optional<ObjectId> find(ObjectReader reader, RevCommit commit, String path, FileMode mode)
            throws IOException {
        try (var walk = TreeWalk.forPath(reader, path, commit.getTree())) {
            return walk == null || !walk.getFileMode(0).equals(mode)
                    ? Optional.empty()
                    : Optional.of(walk.getObjectId(0));
        }
    }

    /** What the INDEX there lists; nothing where there is none. */
    SortedMap<String, Index.Entry> index(ObjectReader reader, String where) throws IOException {
        var entry = files.get(Index.NAME);
        if (entry == null) {
            return new TreeMap<>();
        }
        var text = new String(reader.open(entry.id()).getBytes(), StandardCharsets.UTF_8);
        return Index.parse(folder + "/" + Index.NAME + " on " + where, text).byPath();
    }

    /** The provider locks that people committed beside the stacks that {@code owned} still has. */
    SortedMap<String, ObjectId> providerLocks(Output output) {
        var locks = new TreeMap<String, ObjectId>();
        files.forEach((path, entry) -> {
            var stack = path.substring(0, path.lastIndexOf('/') + 1);
            if (WorkFiles.isProviderLock(path)
                    && entry.mode().equals(FileMode.REGULAR_FILE)
                    && output.artifacts().stream()
                            .anyMatch(artifact -> artifact.path().value().startsWith(stack))) {
                locks.put(path, entry.id());
            }
        });
        return locks;
    }
}
