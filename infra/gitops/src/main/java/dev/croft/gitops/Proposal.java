package dev.croft.gitops;

import dev.croft.gitops.PublishResult.Changes;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** What a publication wants to do to a branch as it stands. */
sealed interface Proposal {
    /** The branch holds it already. */
    record Nothing() implements Proposal {}

    /** The branch holds something newer. */
    record Superseded(String reason) implements Proposal {}

    /** A commit, stored but on no branch yet. */
    record Commit(ObjectId id, Changes changes, List<String> hints) implements Proposal {}
}
