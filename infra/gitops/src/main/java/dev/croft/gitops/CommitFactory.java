package dev.croft.gitops;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Makes the commit. Nothing in it comes from a clock or a machine: the same source on the same parent has the same id. */
record CommitFactory(SourceCommit source, PublishRequest request) {
    ObjectId create(ObjectInserter inserter, ObjectId tree, Optional<RevCommit> parent, String message)
            throws IOException {
        var time = time(parent);
        var author = source.commit().getAuthorIdent();
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        parent.ifPresent(commit::setParentId);
        commit.setAuthor(new PersonIdent(author.getName(), author.getEmailAddress(), time, ZoneOffset.UTC));
        commit.setCommitter(
                new PersonIdent(request.committer().name(), request.committer().email(), time, ZoneOffset.UTC));
        commit.setMessage(message);
        return inserter.insert(commit);
    }

    /** Never before its parent, or tools that sort by time would show it in the wrong place. */
    private Instant time(Optional<RevCommit> parent) {
        var time = Math.max(
                source.commit().getCommitTime(),
                parent.map(RevCommit::getCommitTime).orElse(0));
        return Instant.ofEpochSecond(time);
    }
}
