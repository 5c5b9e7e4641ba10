package dev.croft.gitops;

import dev.croft.gitops.BranchFailure.Kind;
import dev.croft.gitops.PublishRequest.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/**
 * A branch of a remote. Reading and pushing use the connections themselves rather than JGit's commands, which would run the
 * pre-push hook, write FETCH_HEAD and move remote-tracking branches.
 */
record RemoteBranch(Repository repository, Target target, Remote remote) implements Branch {
    @Override
    public Optional<ObjectId> tip() throws BranchFailure {
        return remote.fetch(target.ref(), (connection, monitor) -> {
            var ref = Optional.ofNullable(connection.getRef(target.ref()));
            if (ref.isPresent() && !repository.getObjectDatabase().has(ref.get().getObjectId())) {
                connection.fetch(monitor, List.of(ref.get()), Set.of());
            }
            return ref.map(Ref::getObjectId);
        });
    }

    @Override
    public void move(Optional<ObjectId> expected, ObjectId commit) throws IOException, BranchFailure {
        var old = expected.orElse(ObjectId.zeroId());
        var update = new RemoteRefUpdate(repository, commit.name(), commit, target.ref(), target.own(), null, old);
        var said = remote.push((connection, monitor) -> {
            refuseIfMoved(connection, old);
            connection.push(monitor, Map.of(target.ref(), update));
            return connection.getMessages();
        });
        var verdict = Verdict.of(update, remote.clean(said));
        if (verdict.isPresent()) {
            // a refusal may be a lost race in words croft does not know: then the branch has moved
            var isRace = verdict.get().kind() == Kind.FINAL && !tip().equals(expected);
            throw isRace ? verdict.get().as(Kind.RACE) : verdict.get();
        }
    }

    private void refuseIfMoved(PushConnection connection, ObjectId old) throws BranchFailure {
        var advertised = connection.getRef(target.ref());
        if (!(advertised == null ? ObjectId.zeroId() : advertised.getObjectId()).equals(old)) {
            throw new BranchFailure(Kind.RACE, target + " moved in the meantime");
        }
    }

    @Override
    public void deepen() throws IOException, BranchFailure {
        remote.fetchWholeHistory();
    }

    @Override
    public Optional<ObjectId> lastPublished() throws IOException {
        return Optional.ofNullable(repository.exactRef(memory())).map(Ref::getObjectId);
    }

    @Override
    public List<String> published(ObjectId commit) throws IOException {
        var update = repository.updateRef(memory());
        update.setNewObjectId(commit);
        update.disableRefLog();
        update.forceUpdate();
        return List.of();
    }

    /** A commit cannot hold its own id, so the last one is remembered here; two remotes may have branches of one name. */
    private String memory() {
        return "refs/croft/published/" + remote.shortName() + "/" + target.branch();
    }
}
