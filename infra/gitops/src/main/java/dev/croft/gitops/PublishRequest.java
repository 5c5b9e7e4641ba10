package dev.croft.gitops;

import dev.croft.platform.artifact.ArtifactPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * One publication: these outputs, made from this source, as one commit on each of these branches.
 *
 * @param repository the work tree, linked work tree or bare repository that holds the source commit
 * @param edits source files that the publication changes along with its output; only on branches of its own
 * @param title first line of the commit message
 */
public record PublishRequest(
        Path repository,
        List<Output> outputs,
        List<Edit> edits,
        Source source,
        List<Target> targets,
        String title,
        Committer committer,
        DeletionLimit limit,
        Set<Consent> consents) {
    public PublishRequest {
        outputs = List.copyOf(outputs);
        edits = List.copyOf(edits);
        targets = List.copyOf(targets);
        consents = Set.copyOf(consents);
    }

    /** With the usual title, committer and limit, no edits and no consents. */
    public static PublishRequest of(Path repository, List<Output> outputs, Source source, Target target) {
        var names = String.join(
                ", ", outputs.stream().map(output -> output.platform().value()).toList());
        return new PublishRequest(
                repository,
                outputs,
                List.of(),
                source,
                List.of(target),
                "publish " + names,
                Committer.DEFAULT,
                DeletionLimit.DEFAULT,
                Set.of());
    }

    public PublishRequest withEdits(List<Edit> changed) {
        return new PublishRequest(repository, outputs, changed, source, targets, title, committer, limit, consents);
    }

    public PublishRequest withTargets(List<Target> changed) {
        return new PublishRequest(repository, outputs, edits, source, changed, title, committer, limit, consents);
    }

    public PublishRequest withTitle(String changed) {
        return new PublishRequest(repository, outputs, edits, source, targets, changed, committer, limit, consents);
    }

    public PublishRequest withCommitter(Committer changed) {
        return new PublishRequest(repository, outputs, edits, source, targets, title, changed, limit, consents);
    }

    public PublishRequest withLimit(DeletionLimit changed) {
        return new PublishRequest(repository, outputs, edits, source, targets, title, committer, changed, consents);
    }

    public PublishRequest withConsents(Set<Consent> changed) {
        return new PublishRequest(repository, outputs, edits, source, targets, title, committer, limit, changed);
    }

    boolean allows(Consent consent) {
        return consents.contains(consent);
    }

    /**
     * What the outputs were made from.
     *
     * @param revision the commit: {@code HEAD}, a branch or an id
     * @param generator tool and version: {@code croft 0.1.0}
     * @param inputsDigest of the bytes that the generator read, as {@code sha256:<hex>}
     */
    public record Source(String revision, String generator, String inputsDigest) {}

    /** A source file, {@code path} relative to the repository. */
    public record Edit(String path, String content) {
        public Edit {
            if (ArtifactPath.parse(path).value().startsWith(Folder.GENERATED + "/")) {
                throw new IllegalArgumentException("not a source file: " + path);
            }
        }
    }

    /** Who commits; the author is the source commit's. */
    public record Committer(String name, String email) {
        public static final Committer DEFAULT = new Committer("croft", "croft@noreply.invalid");
    }

    /** Beyond {@code files} deleted files, or beyond {@code percent} of a platform's files, a publication stops. */
    public record DeletionLimit(int files, int percent) {
        public static final DeletionLimit DEFAULT = new DeletionLimit(20, 25);
    }

    /**
     * Where the commit goes.
     *
     * @param remote a remote's name or address; absent commits to the local branch only
     * @param branch short name: {@code main}, {@code env/prod}
     * @param own the branch belongs to this publication alone ({@code bump/<app>}): it starts at the source commit and is
     *     replaced, with a lease, when it exists
     */
    public record Target(Optional<String> remote, String branch, boolean own) {
        public static Target local(String branch) {
            return new Target(Optional.empty(), branch, false);
        }

        public static Target remote(String remote, String branch) {
            return new Target(Optional.of(remote), branch, false);
        }

        public static Target own(String remote, String branch) {
            return new Target(Optional.of(remote), branch, true);
        }

        /** Whether Git takes the branch's name. */
        public boolean isNamed() {
            return Repository.isValidRefName(ref());
        }

        String ref() {
            return Constants.R_HEADS + branch;
        }

        @Override
        public String toString() {
            return remote.map(name -> Redaction.address(name) + " " + branch).orElse(branch);
        }
    }
}
