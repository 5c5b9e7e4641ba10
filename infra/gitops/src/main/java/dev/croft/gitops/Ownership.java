package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Refuses to replace or delete on a branch what croft did not put there: only what its INDEX lists, unchanged, is its own. */
record Ownership(ObjectReader reader, RevCommit tip, String where) {
    void check(PublishedTree published, OwnedTree owned) throws IOException {
        refuseInTheWay(Folder.GENERATED);
        refuseInTheWay(published.folder());
        refuseModes(published);
        var index = published.index(reader, where);
        var foreign = new ArrayList<String>();
        var edited = new ArrayList<String>();
        for (var file : published.files().entrySet()) {
            if (isOurs(file.getKey(), file.getValue(), owned)) {
                continue;
            }
            var path = published.folder() + "/" + file.getKey();
            var known = index.get(file.getKey());
            if (known == null) {
                foreign.add(path);
            } else if (!known.sha256()
                    .equals(Index.sha256(reader.open(file.getValue().id()).getBytes()))) {
                edited.add(path + " (" + lastChange(path) + ")");
            }
        }
        for (var path : index.keySet()) {
            if (!published.files().containsKey(path) && owned.blobs().containsKey(path)) {
                edited.add(published.folder() + "/" + path + " (deleted in "
                        + lastChange(published.folder() + "/" + path) + ")");
            }
        }
        refuse(foreign, edited);
    }

    private void refuseInTheWay(String path) throws IOException {
        try (var walk = TreeWalk.forPath(reader, path, tip.getTree())) {
            if (walk != null && !walk.getFileMode(0).equals(FileMode.TREE)) {
                throw new PlatformException(path + " on " + where + " is " + TreeGraft.kind(walk.getFileMode(0))
                        + " where croft needs a folder: undo " + lastChange(path));
            }
        }
    }

    private void refuseModes(PublishedTree published) throws IOException {
        for (var file : published.files().entrySet()) {
            var mode = file.getValue().mode();
            if (!mode.equals(FileMode.REGULAR_FILE)) {
                var path = published.folder() + "/" + file.getKey();
                throw new PlatformException(path + " on " + where + " is " + TreeGraft.kind(mode)
                        + ", and croft writes plain files only: undo " + lastChange(path)
                        + ", or run again with --adopt");
            }
        }
    }

    /** Of no interest here: it stays as it is, or croft alone may have written it. */
    private static boolean isOurs(String path, PublishedTree.Entry entry, OwnedTree owned) {
        return entry.id().equals(owned.blobs().get(path)) || path.equals(Index.NAME) || WorkFiles.isProviderLock(path);
    }

    private void refuse(List<String> foreign, List<String> edited) {
        if (!foreign.isEmpty()) {
            throw new PlatformException(
                    "croft did not write " + Refusal.list(foreign) + " on " + where
                            + ": move what is yours out of the folder, or run again with --adopt to let croft replace or delete it");
        }
        if (!edited.isEmpty()) {
            throw new PlatformException("somebody edited " + Refusal.list(edited) + " on " + where
                    + ": make the change in the platform's platform.yaml, or run again with --adopt to lose it");
        }
    }

    /** The commit that last touched a path, as "commit 1234567 of Jane Doe". */
    String lastChange(String path) throws IOException {
        try (var walk = new RevWalk(reader)) {
            walk.setRetainBody(true);
            walk.setRevFilter(RevFilter.NO_MERGES);
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            walk.markStart(walk.parseCommit(tip));
            var commit = walk.next();
            return commit == null
                    ? "a commit of unknown origin"
                    : "commit " + Ancestry.name(commit) + " of "
                            + commit.getAuthorIdent().getName();
        }
    }
}
