package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Changes;
import dev.croft.gitops.PublishResult.Status;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Repository;

/**
 * Publishes outputs as one commit a branch, built in core: no work tree, index, HEAD, hook or filter is touched, nothing is
 * visible before the branch moves, and only the outputs' own folders change.
 */
public final class GitPublisher {
    private final Supplier<Optional<String>> token;
    private final Patience patience;

    /** {@code token} is asked anew for every connection; it is never stored, logged or put into an address. */
    public GitPublisher(Supplier<Optional<String>> token) {
        this(token, Patience.DEFAULT);
    }

    GitPublisher(Supplier<Optional<String>> token, Patience patience) {
        this.token = token;
        this.patience = patience;
    }

    /**
     * One result a target, in order: what one target refuses does not stop the others.
     *
     * @throws PlatformException when nothing can be published at all: no repository, a shape that croft cannot write, a source
     *     that is unknown or not clean
     */
    public List<PublishResult> publish(PublishRequest request) {
        try (var repository = Repositories.open(request.repository())) {
            var source = SourceCommit.of(repository, request);
            var results = new ArrayList<PublishResult>();
            for (var target : request.targets()) {
                results.add(publish(repository, request, source, target));
            }
            return List.copyOf(results);
        } catch (IOException e) {
            throw new PlatformException("cannot read the repository: " + reason(e), e);
        }
    }

    private PublishResult publish(Repository repository, PublishRequest request, SourceCommit source, Target target) {
        try {
            refuse(request, source, target);
            var branch = target.remote()
                    .<Branch>map(
                            name -> new RemoteBranch(repository, target, new Remote(repository, name, token, patience)))
                    .orElseGet(() -> new LocalBranch(repository, target));
            var proposer = new Proposer(repository, request, source, target, branch);
            return new Publication(repository, target, branch, proposer, patience).run();
        } catch (PlatformException e) {
            return refused(target, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused(target, target + " was not changed: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(target, "interrupted; run again to see whether " + target + " was changed");
        }
    }

    private static void refuse(PublishRequest request, SourceCommit source, Target target) {
        if (!target.isNamed()) {
            throw new PlatformException(
                    "'" + target.branch() + "' is not a branch name: use a short one such as env/prod");
        }
        if (source.isDirty() && target.remote().isPresent() && !target.own()) {
            throw new PlatformException("uncommitted changes do not go to " + target
                    + ", which others follow: commit them, or publish to a branch of its own with --pr");
        }
        if (!request.edits().isEmpty() && !target.own()) {
            throw new PlatformException(
                    "source files change on a branch of their own only, not on " + target + ": publish with --pr");
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof MissingObjectException
                ? "an object is missing (" + failure.getMessage() + "), as in shallow and partial clones:"
                        + " clone with full history and without --filter"
                : String.valueOf(failure.getMessage());
    }

    private static PublishResult refused(Target target, String message) {
        return new PublishResult(target, Status.REFUSED, Optional.empty(), message, Changes.NONE, 0, List.of());
    }
}
