package dev.croft.gitops;

import dev.croft.gitops.BranchFailure.Kind;
import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Changes;
import dev.croft.gitops.PublishResult.Status;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * One target's way from request to result: read the branch, build on what is there, move it, and after any doubt look again.
 * The same commit has the same id, so a try that was not heard of is found on the branch instead of made twice.
 */
final class Publication {
    private final Repository repository;
    private final Target target;
    private final Branch branch;
    private final Proposer proposer;
    private final Patience patience;
    private int tries;
    private Proposal.@Nullable Commit sent;

    Publication(Repository repository, Target target, Branch branch, Proposer proposer, Patience patience) {
        this.repository = repository;
        this.target = target;
        this.branch = branch;
        this.proposer = proposer;
        this.patience = patience;
    }

    PublishResult run() throws IOException, InterruptedException {
        var refusals = 0;
        while (true) {
            try {
                tries++;
                return attempt();
            } catch (BranchFailure failure) {
                refusals += failure.kind() == Kind.UNAUTHORIZED ? 1 : 0;
                if (failure.kind() == Kind.FINAL || refusals > 1) {
                    throw new PlatformException(target + " was not changed: " + failure.getMessage(), failure);
                }
                if (tries >= patience.tries()) {
                    throw new PlatformException(
                            "gave up on " + target + " after " + tries + " tries: " + failure.getMessage(), failure);
                }
                patience.pause(tries);
            }
        }
    }

    private PublishResult attempt() throws IOException, BranchFailure {
        var tip = branch.tip();
        if (sent != null && tip.isPresent() && holds(tip.get(), sent.id())) {
            return published(sent);
        }
        var proposal = proposer.propose(tip);
        if (proposal instanceof Proposal.Superseded superseded) {
            return result(Status.SUPERSEDED, superseded.reason());
        }
        if (!(proposal instanceof Proposal.Commit commit)) {
            return result(Status.NOTHING_TO_PUBLISH, target + " is up to date");
        }
        sent = commit;
        branch.move(tip, commit.id());
        return published(commit);
    }

    /** Others may have built on it already. */
    private boolean holds(ObjectId tip, ObjectId commit) throws IOException, BranchFailure {
        return new Ancestry(repository, branch).isAncestor(commit, tip);
    }

    private PublishResult published(Proposal.Commit commit) throws IOException {
        var hints = new ArrayList<>(commit.hints());
        hints.addAll(branch.published(commit.id()));
        var changes = commit.changes();
        var message = "published " + Ancestry.name(commit.id()) + " to " + target + ": "
                + changes.added().size() + " added, " + changes.changed().size() + " changed, "
                + changes.removed().size() + " removed";
        return new PublishResult(
                target, Status.PUBLISHED, Optional.of(commit.id().name()), message, changes, tries, hints);
    }

    private PublishResult result(Status status, String message) {
        return new PublishResult(target, status, Optional.empty(), message, Changes.NONE, tries, List.of());
    }
}
