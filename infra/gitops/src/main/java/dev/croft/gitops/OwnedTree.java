package dev.croft.gitops;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * A platform's folder as it is to be: every file of the output, plus the provider locks that people keep there. All of them
 * plain files: what a umask or an archive does to modes never gets in.
 *
 * @param contents bytes of the output by path below the folder
 * @param blobs ids by path, provider locks included
 */
record OwnedTree(Output output, SortedMap<String, byte[]> contents, SortedMap<String, ObjectId> blobs) {
    static OwnedTree of(Output output, SortedMap<String, ObjectId> providerLocks) {
        var contents = output.files();
        var blobs = new TreeMap<>(providerLocks);
        try (var formatter = new ObjectInserter.Formatter()) {
            contents.forEach((path, bytes) -> blobs.put(path, formatter.idFor(Constants.OBJ_BLOB, bytes)));
        }
        return new OwnedTree(output, contents, blobs);
    }

    boolean isIn(PublishedTree published) {
        return published.files().size() == blobs.size()
                && published.files().entrySet().stream()
                        .allMatch(file -> file.getValue().mode().equals(FileMode.REGULAR_FILE)
                                && file.getValue().id().equals(blobs.get(file.getKey())));
    }

    ObjectId insert(ObjectInserter inserter) throws IOException {
        for (var bytes : contents.values()) {
            inserter.insert(Constants.OBJ_BLOB, bytes);
        }
        return tree(inserter);
    }

    private ObjectId tree(ObjectInserter inserter) throws IOException {
        var cache = DirCache.newInCore();
        var builder = cache.builder();
        for (var file : blobs.entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(file.getValue());
            builder.add(entry);
        }
        builder.finish();
        return cache.writeTree(inserter);
    }
}
