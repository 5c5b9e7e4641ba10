package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.Target;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Holds the outputs against a branch's tip and makes the commit that closes the gap, or says why there is to be none. */
final class Proposer {
    private final Repository repository;
    private final PublishRequest request;
    private final SourceCommit source;
    private final Target target;
    private final Ancestry ancestry;
    private final Lineage lineage;

    Proposer(Repository repository, PublishRequest request, SourceCommit source, Target target, Branch branch) {
        this.repository = repository;
        this.request = request;
        this.source = source;
        this.target = target;
        this.ancestry = new Ancestry(repository, branch);
        this.lineage = new Lineage(repository, branch, ancestry, source, request, target);
    }

    Proposal propose(Optional<ObjectId> tipId) throws IOException, BranchFailure {
        try (var reader = repository.newObjectReader()) {
            var tip = parse(tipId);
            var base = target.own() ? Optional.of(source.commit()) : tip;
            var draft = new Draft(request, target, base, platforms(reader, base), reader);
            if (draft.isPublished()) {
                return new Proposal.Nothing();
            }
            refuse(tip, draft);
            var superseded = tip.isEmpty() ? Optional.<String>empty() : lineage.superseded(tip.get());
            if (superseded.isPresent()) {
                return new Proposal.Superseded(superseded.get());
            }
            draft.guardDeletions();
            var commit = draft.commit(repository, source);
            return commit.id().equals(tipId.orElse(null)) ? new Proposal.Nothing() : commit;
        }
    }

    private void refuse(Optional<RevCommit> tip, Draft draft) throws IOException, BranchFailure {
        lineage.refuseRewrite(tip);
        if (tip.isEmpty() && !target.own() && !request.allows(Consent.CREATE_BRANCH)) {
            throw new PlatformException("there is no branch " + target + ": check its name, or run again with "
                    + Consent.CREATE_BRANCH.option());
        }
        if (tip.isPresent() && target.own()) {
            lineage.refuseStranger(tip.get());
        }
        draft.checkOwnership();
    }

    private List<Draft.Platform> platforms(ObjectReader reader, Optional<RevCommit> base)
            throws IOException, BranchFailure {
        var platforms = new ArrayList<Draft.Platform>();
        for (var output : request.outputs()) {
            var published = PublishedTree.of(reader, base, output.folder());
            var sources = PublishedTree.of(reader, Optional.of(source.commit()), output.folder());
            var ours = sources.providerLocks(output);
            var theirs = published.providerLocks(output);
            var locks = new TreeMap<String, ObjectId>(ours);
            locks.putAll(theirs);
            if (!ours.equals(theirs) && base.isPresent() && !ancestry.isAncestor(source.commit(), base.get())) {
                locks.putAll(ours);
            }
            platforms.add(new Draft.Platform(published, OwnedTree.of(output, locks)));
        }
        return platforms;
    }

    private Optional<RevCommit> parse(Optional<ObjectId> id) throws IOException {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(repository)) {
            return Optional.of(walk.parseCommit(id.get()));
        }
    }
}
