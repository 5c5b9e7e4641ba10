package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Who descends from whom. A shallow clone answers "no" where it should say "I cannot see that far", so it is deepened first. */
record Ancestry(Repository repository, Branch branch) {
    boolean isAncestor(ObjectId older, ObjectId newer) throws IOException, BranchFailure {
        if (older.equals(newer)) {
            return true;
        }
        demand(older);
        demand(newer);
        if (reaches(older, newer)) {
            return true;
        }
        if (!isShallow()) {
            return false;
        }
        branch.deepen();
        if (isShallow()) {
            throw new PlatformException("this clone holds only a part of the history, and croft must see whether "
                    + name(older) + " is older than " + name(newer)
                    + ": run 'git fetch --unshallow', or clone with fetch-depth: 0");
        }
        return reaches(older, newer);
    }

    /** First seven digits, as Git shows ids. */
    static String name(ObjectId id) {
        return id.abbreviate(7).name();
    }

    private void demand(ObjectId commit) throws IOException, BranchFailure {
        if (!repository.getObjectDatabase().has(commit)) {
            branch.deepen();
        }
        if (!repository.getObjectDatabase().has(commit)) {
            throw new PlatformException("commit " + name(commit)
                    + " is not in this clone, and without it croft cannot tell"
                    + " older from newer: fetch its branch, or run again with " + Consent.ACCEPT_REWRITE.option());
        }
    }

    private boolean reaches(ObjectId older, ObjectId newer) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer));
        }
    }

    private boolean isShallow() throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }
}
