package dev.croft.gitops;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** A branch that a commit can be put on, here or on a remote. */
sealed interface Branch permits LocalBranch, RemoteBranch {
    /** The commit it points to now; its objects are in the repository afterwards. Empty when there is no such branch. */
    Optional<ObjectId> tip() throws IOException, BranchFailure;

    /** Moves it from {@code expected} to {@code commit}, or fails; never anything else. */
    void move(Optional<ObjectId> expected, ObjectId commit) throws IOException, BranchFailure;

    /** Brings the rest of a shallow history, and branches not fetched so far, where there is a place to get them. */
    void deepen() throws IOException, BranchFailure;

    /** What this repository published there last. */
    Optional<ObjectId> lastPublished() throws IOException;

    /** Notes what was published, and returns what the user may want to do next. */
    List<String> published(ObjectId commit) throws IOException;
}
