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
            return newer(trailer(tip), "this publication's content");
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

    /** A branch of its own that somebody else put a commit on is not its own any more. */
    void refuseStranger(RevCommit tip) {
        if (CommitMessage.trailer(tip, CommitMessage.GENERATOR).isEmpty()) {
            throw new PlatformException("the last commit on " + target + " is not croft's but "
                    + tip.getAuthorIdent().getName() + "'s (" + Ancestry.name(tip)
                    + "): merge or delete the branch, then publish again");
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
                var published = trailer(commit);
                if (published.isPresent()) {
                    refuseRollback(newest, commit, published.get(), folder);
                    return published;
                }
            }
            return Optional.empty();
        }
    }

    /** Whoever took a publication back does not want it again; a newer source may follow. */
    private void refuseRollback(RevCommit newest, RevCommit ours, ObjectId published, String folder) {
        var isTakenBack = !newest.equals(ours) && published.equals(source.commit());
        if (isTakenBack && !request.allows(Consent.ADOPT) && !request.allows(Consent.ACCEPT_REWRITE)) {
            throw new PlatformException(
                    newest.getAuthorIdent().getName() + " changed " + folder + " on " + target + " in "
                            + Ancestry.name(newest)
                            + " after croft had published this very source commit there: publish a newer one,"
                            + " or run again with " + Consent.ADOPT.option() + " to undo that change");
        }
    }

    private static Optional<ObjectId> trailer(RevCommit commit) {
        return CommitMessage.trailer(commit, CommitMessage.SOURCE_COMMIT)
                .filter(ObjectId::isId)
                .map(ObjectId::fromString);
    }
}
