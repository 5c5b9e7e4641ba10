package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.DeletionLimit;
import dev.croft.platform.PlatformException;
import dev.croft.platform.artifact.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Stops a publication that would delete more than its user can mean. Argo CD prunes whatever a commit drops and refuses only
 * the very last object, so this is the one guard. A file that moved, its object being the same, is no deletion.
 */
final class DeletionGuard {
    /** Whoever loses one of these loses data, or everything of its kind or inside it. */
    private static final Set<String> DATA =
            Set.of("CustomResourceDefinition", "Namespace", "PersistentVolume", "PersistentVolumeClaim", "StatefulSet");

    private final DeletionLimit limit;
    private final boolean mayDeleteData;

    DeletionGuard(DeletionLimit limit, boolean mayDeleteData) {
        this.limit = limit;
        this.mayDeleteData = mayDeleteData;
    }

    /** {@code files} is what the branch holds of the platform, {@code index} what its INDEX says of these files. */
    void check(Set<String> files, SortedMap<String, Index.Entry> index, OwnedTree owned) {
        var staying = new TreeSet<String>();
        owned.output().artifacts().forEach(artifact -> artifact.object().ifPresent(key -> staying.add(key.toString())));
        var gone = new ArrayList<String>();
        var data = new ArrayList<String>();
        for (var path : files) {
            var object = Optional.ofNullable(index.get(path)).flatMap(Index.Entry::object);
            var moved =
                    object.map(ObjectKey::toString).filter(staying::contains).isPresent();
            if (!owned.blobs().containsKey(path) && !moved) {
                gone.add(path);
                object.filter(key -> DATA.contains(key.kind())).ifPresent(key -> data.add(key.toString()));
            }
        }
        refuse(owned.output().folder(), files.size(), gone, data);
    }

    private void refuse(String folder, int total, List<String> gone, List<String> data) {
        if (gone.size() > limit.files() || gone.size() * 100 > limit.percent() * total) {
            throw new PlatformException(
                    "this would delete " + gone.size() + " of " + total + " files in " + folder + " ("
                            + Refusal.list(gone) + "), and more than " + limit.files() + " or " + limit.percent()
                            + " % need a word: if they are to go, run again with --max-deletes " + gone.size()
                            + " --max-delete-percent " + percent(gone.size(), total));
        }
        if (!data.isEmpty() && !mayDeleteData) {
            throw new PlatformException("this would delete " + Refusal.list(data)
                    + " and the data that hangs on it: if that is meant, run again with "
                    + Consent.DELETE_DATA.option());
        }
    }

    private static int percent(int part, int total) {
        return (part * 100 + total - 1) / total;
    }
}
