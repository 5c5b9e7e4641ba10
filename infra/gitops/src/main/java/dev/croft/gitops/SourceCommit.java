package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.NotTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The commit that the outputs were made from.
 *
 * @param isDirty the work tree differs from it outside {@code generated/}, so the outputs may too
 */
record SourceCommit(RevCommit commit, boolean isDirty) {
    private static final String INPUTS = "platforms/";

    static SourceCommit of(Repository repository, PublishRequest request) throws IOException {
        var commit = resolve(repository, request.source().revision());
        var dirty = repository.isBare() ? new TreeSet<String>() : changes(repository, commit);
        request.edits().forEach(edit -> dirty.remove(edit.path()));
        if (!dirty.isEmpty() && !request.allows(Consent.ALLOW_DIRTY)) {
            throw new PlatformException("the work tree differs from the source commit " + Ancestry.name(commit) + " in "
                    + Refusal.list(dirty.stream().toList())
                    + ": commit or drop these changes first; " + Consent.ALLOW_DIRTY.option()
                    + " publishes anyway, to a local branch or one of its own");
        }
        return new SourceCommit(commit, !dirty.isEmpty());
    }

    private static RevCommit resolve(Repository repository, String revision) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw new PlatformException("there is no commit '" + revision
                        + "' in this repository: name one with --source, or commit first");
            }
            return walk.parseCommit(id);
        } catch (RevisionSyntaxException e) {
            throw new PlatformException("'" + revision + "' does not name a commit: use HEAD, a branch or an id", e);
        }
    }

    /** Tracked files that differ, and untracked ones among the inputs. Submodules are no input. */
    private static Set<String> changes(Repository repository, RevCommit commit) throws IOException {
        var diff = new IndexDiff(repository, commit, new FileTreeIterator(repository));
        diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
        diff.setFilter(NotTreeFilter.create(PathFilter.create(Folder.GENERATED)));
        diff.diff();
        var changes = new TreeSet<String>();
        for (Collection<String> paths : List.of(
                diff.getAdded(),
                diff.getChanged(),
                diff.getRemoved(),
                diff.getMissing(),
                diff.getModified(),
                diff.getConflicting())) {
            changes.addAll(paths);
        }
        diff.getUntracked().stream()
                .filter(path -> path.startsWith(INPUTS) && !path.contains("/."))
                .forEach(changes::add);
        return changes;
    }
}
