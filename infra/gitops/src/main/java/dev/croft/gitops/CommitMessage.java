package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Changes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.revwalk.RevCommit;

/** What a publication says of itself: its title, what changed by room, what was deleted by name, and where it came from. */
final class CommitMessage {
    static final String SOURCE_COMMIT = "Source-Commit";
    /** Says which branch may be replaced with the commit at its tip; a commit for a branch of others has none. */
    static final String OWN_BRANCH = "Own-Branch";

    private static final int DELETIONS_NAMED = 20;

    private CommitMessage() {}

    static String of(PublishRequest request, SourceCommit source, Target target, Difference difference) {
        var changes = difference.changes();
        var text = new StringBuilder(oneLine(request.title())).append("\n\n");
        rooms(changes, difference.owners())
                .forEach((room, counts) ->
                        text.append(room).append(": ").append(counts).append('\n'));
        deletions(changes.removed(), text);
        text.append(text.toString().endsWith("\n\n") ? "" : "\n");
        trailer(text, SOURCE_COMMIT, source.commit().name());
        trailer(text, "Source-Tree", source.commit().getTree().name());
        if (source.isDirty()) {
            trailer(text, "Source-Dirty", "true");
        }
        if (target.own()) {
            trailer(text, OWN_BRANCH, target.branch());
        }
        trailer(text, "Generator", request.source().generator());
        trailer(text, "Inputs-Digest", request.source().inputsDigest());
        return text.toString();
    }

    private static Map<String, Counts> rooms(Changes changes, SortedMap<String, String> owners) {
        var rooms = new TreeMap<String, Counts>();
        changes.added().forEach(path -> room(rooms, path, owners).added++);
        changes.changed().forEach(path -> room(rooms, path, owners).changed++);
        changes.removed().forEach(path -> room(rooms, path, owners).removed++);
        // INDEX.json and .gitattributes are nobody's
        rooms.remove("");
        return rooms;
    }

    private static Counts room(Map<String, Counts> rooms, String path, SortedMap<String, String> owners) {
        var nobody = path.startsWith(Folder.GENERATED + "/") ? "" : "source";
        return rooms.computeIfAbsent(owners.getOrDefault(path, nobody).replaceFirst("\\..*", ""), name -> new Counts());
    }

    private static void deletions(List<String> removed, StringBuilder text) {
        if (removed.isEmpty()) {
            return;
        }
        text.append("\ndeleted:\n");
        removed.stream()
                .limit(DELETIONS_NAMED)
                .forEach(path -> text.append("  ").append(path).append('\n'));
        if (removed.size() > DELETIONS_NAMED) {
            text.append("  and ").append(removed.size() - DELETIONS_NAMED).append(" more\n");
        }
    }

    private static void trailer(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(oneLine(value)).append('\n');
    }

    /** A line break in a title would let it forge a trailer. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The value of a trailer in a commit's last paragraph. */
    static Optional<String> trailer(RevCommit commit, String key) {
        return commit.getFooterLines(key).stream().reduce((first, second) -> second);
    }

    private static final class Counts {
        private int added;
        private int changed;
        private int removed;

        @Override
        public String toString() {
            var text = new StringBuilder();
            part(text, added, " added");
            part(text, changed, " changed");
            part(text, removed, " removed");
            return text.toString();
        }

        private static void part(StringBuilder text, int count, String what) {
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count).append(what);
            }
        }
    }
}
