package dev.croft.gitops;

import dev.croft.gitops.PublishResult.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/** What a publication changes: files by path before and after, and whose they are. */
final class Difference {
    private static final int MANY_FILES = 5_000;
    private static final long MANY_BYTES = 5_000_000;

    private final SortedMap<String, ObjectId> before = new TreeMap<>();
    private final SortedMap<String, ObjectId> after = new TreeMap<>();
    private final SortedMap<String, String> owners = new TreeMap<>();
    private long bytes;

    void add(PublishedTree published, SortedMap<String, Index.Entry> index, OwnedTree owned) {
        var folder = published.folder() + "/";
        published.files().forEach((path, entry) -> before.put(folder + path, entry.id()));
        owned.blobs().forEach((path, id) -> after.put(folder + path, id));
        index.forEach((path, entry) -> owners.put(folder + path, entry.owner()));
        owned.output().artifacts().forEach(artifact -> owners.put(folder + artifact.path(), artifact.owner()));
        owned.contents().values().forEach(content -> bytes += content.length);
    }

    void add(String path, List<ObjectId> published, ObjectId wanted) {
        published.forEach(id -> before.put(path, id));
        after.put(path, wanted);
    }

    Changes changes() {
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        after.forEach((path, id) -> {
            var old = before.get(path);
            if (old == null) {
                added.add(path);
            } else if (!old.equals(id)) {
                changed.add(path);
            }
        });
        var removed = new ArrayList<>(before.keySet());
        removed.removeAll(after.keySet());
        return new Changes(added, changed, removed);
    }

    /** By path, for old and new files. */
    SortedMap<String, String> owners() {
        return owners;
    }

    List<String> hints() {
        return after.size() <= MANY_FILES && bytes <= MANY_BYTES
                ? List.of()
                : List.of("this output is " + after.size() + " files and " + (bytes + 999_999) / 1_000_000
                        + " MB: beyond 5 000 files or 5 MB, publish each platform to a branch of its own");
    }
}
