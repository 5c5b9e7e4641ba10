package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.Target;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Whether a publication may follow what a branch holds: not over newer output, not over a rewritten history. */
record Lineage(
        Repository repository,
        Branch branch,
        Ancestry ancestry,
        SourceCommit source,
        PublishRequest request,
        Target target) {

    /** Why this publication comes too late; empty when it does not. */
    Optional<String> superseded(RevCommit tip) throws IOException, BranchFailure {
        if (target.own()) {
            return newer(source(tip), "this publication's content");
        }
        for (var output : request.outputs()) {
            var last = lastOfOurs(tip, output.folder());
            var reason = newer(last, output.folder());
            reason = reason.isPresent() ? reason : changedInputs(tip, output);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Stops when commits this repository published are no longer part of the branch. */
    void refuseRewrite(Optional<RevCommit> tip) throws IOException, BranchFailure {
        var last = branch.lastPublished();
        if (target.own() || last.isEmpty() || request.allows(Consent.ACCEPT_REWRITE)) {
            return;
        }
        if (tip.isEmpty() || !ancestry.isAncestor(last.get(), tip.get())) {
            throw new PlatformException(target + " was rewritten: " + Ancestry.name(last.get())
                    + ", published from here last, is not part of "
                    + tip.map(Ancestry::name).orElse("it, for the branch is gone")
                    + ": find out who did that, then run again with " + Consent.ACCEPT_REWRITE.option());
        }
    }

    /** A branch of its own that somebody else put a commit on is not its own any more; one that was shared never was. */
    void refuseStranger(RevCommit tip) {
        if (source(tip).isEmpty()) {
            throw new PlatformException("the last commit on " + target + " is not croft's but "
                    + tip.getAuthorIdent().getName() + "'s (" + Ancestry.name(tip)
                    + "): merge or delete the branch, then publish again");
        }
        var own = CommitMessage.trailer(tip, CommitMessage.OWN_BRANCH);
        if (!own.equals(Optional.of(target.branch()))) {
            throw new PlatformException(target + " is a branch that others follow (" + Ancestry.name(tip)
                    + " was not published there with --pr), and --pr would replace it: choose another --branch");
        }
    }

    private Optional<String> newer(Optional<ObjectId> published, String what) throws IOException, BranchFailure {
        if (published.isEmpty() || request.allows(Consent.ACCEPT_REWRITE)) {
            return Optional.empty();
        }
        var theirs = published.get();
        if (ancestry.isAncestor(theirs, source.commit())) {
            return Optional.empty();
        }
        if (ancestry.isAncestor(source.commit(), theirs)) {
            return Optional.of(target + " already holds " + what + " of source commit " + Ancestry.name(theirs)
                    + ", which is newer than " + Ancestry.name(source.commit()));
        }
        if (target.own()) {
            return Optional.empty();
        }
        throw new PlatformException(target + " holds " + what + " of source commit " + Ancestry.name(theirs)
                + ", which is neither older nor newer than " + Ancestry.name(source.commit())
                + ": merge the two sources, or run again with " + Consent.ACCEPT_REWRITE.option());
    }

    /** On the branch of the sources themselves: somebody changed the inputs since, and their publication is to follow. */
    private Optional<String> changedInputs(RevCommit tip, Output output) throws IOException, BranchFailure {
        try (var reader = repository.newObjectReader()) {
            var inputs = "platforms/" + output.platform();
            var theirs = PublishedTree.find(reader, tip, inputs, FileMode.TREE);
            var ours = PublishedTree.find(reader, source.commit(), inputs, FileMode.TREE);
            var isNewer = theirs.isPresent() && !theirs.equals(ours) && ancestry.isAncestor(source.commit(), tip);
            return isNewer
                    ? Optional.of(target + " has a newer " + inputs + " than source commit "
                            + Ancestry.name(source.commit()) + ": publish from there")
                    : Optional.empty();
        }
    }

    /** The source of the last commit of croft's that changed a folder. */
    private Optional<ObjectId> lastOfOurs(RevCommit tip, String folder) throws IOException {
        try (var walk = new RevWalk(repository)) {
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF));
            walk.markStart(walk.parseCommit(tip));
            var newest = walk.next();
            for (var commit = newest; commit != null; commit = walk.next()) {
                var published = source(commit);
                if (published.isPresent()) {
                    if (published.get().equals(source.commit()) && isTakenBack(tip, commit, folder)) {
                        refuseRollback(newest, folder);
                    }
                    return published;
                }
            }
            return Optional.empty();
        }
    }

    /** The folder is again what it was before that publication. */
    private boolean isTakenBack(RevCommit tip, RevCommit publication, String folder) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var ours = walk.parseCommit(publication.getId());
            var reader = walk.getObjectReader();
            var before = ours.getParentCount() == 0
                    ? Optional.<ObjectId>empty()
                    : PublishedTree.find(reader, walk.parseCommit(ours.getParent(0)), folder, FileMode.TREE);
            return before.equals(PublishedTree.find(reader, tip, folder, FileMode.TREE));
        }
    }

    /** Whoever took a publication back does not want it again; a newer source may follow. */
    private void refuseRollback(RevCommit rollback, String folder) {
        if (!request.allows(Consent.ADOPT) && !request.allows(Consent.ACCEPT_REWRITE)) {
            throw new PlatformException(rollback.getAuthorIdent().getName() + " took this very publication of " + folder
                    + " back on " + target + " in " + Ancestry.name(rollback)
                    + ": publish a newer source, or run again with "
                    + Consent.ADOPT.option() + " to undo that");
        }
    }

    /** The source of a commit of croft's. A squash or a pick by somebody else keeps the trailer, but not the committer. */
    private Optional<ObjectId> source(RevCommit commit) {
        return CommitMessage.trailer(commit, CommitMessage.SOURCE_COMMIT)
                .filter(id -> commit.getCommitterIdent()
                        .getEmailAddress()
                        .equals(request.committer().email()))
                .filter(ObjectId::isId)
                .map(ObjectId::fromString);
    }
}
