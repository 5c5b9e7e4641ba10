package dev.croft.gitops;

import dev.croft.gitops.BranchFailure.Kind;
import dev.croft.gitops.PublishRequest.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** A branch of the repository itself. Its user may rewrite it at will, so nothing is remembered about it. */
record LocalBranch(Repository repository, Target target) implements Branch {
    @Override
    public Optional<ObjectId> tip() throws IOException {
        return Optional.ofNullable(repository.exactRef(target.ref())).map(Ref::getObjectId);
    }

    @Override
    public void move(Optional<ObjectId> expected, ObjectId commit) throws IOException, BranchFailure {
        var update = repository.updateRef(target.ref());
        update.setExpectedOldObjectId(expected.orElse(ObjectId.zeroId()));
        update.setNewObjectId(commit);
        update.setForceUpdate(target.own());
        update.setRefLogMessage("croft publish", false);
        var result = update.update();
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
            case LOCK_FAILURE, REJECTED ->
                throw new BranchFailure(
                        Kind.RACE,
                        "another git process holds " + target.ref() + "; when none is running, delete its file "
                                + target.ref() + ".lock in the git directory");
            default -> throw new BranchFailure(Kind.FINAL, "git does not move " + target.ref() + ": " + result);
        }
    }

    @Override
    public void deepen() {}

    @Override
    public Optional<ObjectId> lastPublished() {
        return Optional.empty();
    }

    @Override
    public List<String> published(ObjectId commit) throws IOException {
        if (repository.isBare() || !target.ref().equals(repository.getFullBranch())) {
            return List.of();
        }
        return List.of(target.branch() + " is checked out, and croft left index and files alone: run"
                + " 'git restore --staged --worktree generated' to bring them up to the new commit");
    }
}
