package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.Target;
import java.util.List;
import java.util.Optional;

/**
 * What became of one target.
 *
 * @param commit the id on the branch, where this publication put it there
 * @param message one sentence for the user
 * @param changes by path; empty unless published
 * @param tries how often the branch was read and pushed
 * @param hints what the user may want to do next
 */
public record PublishResult(
        Target target,
        Status status,
        Optional<String> commit,
        String message,
        Changes changes,
        int tries,
        List<String> hints) {
    public PublishResult {
        hints = List.copyOf(hints);
    }

    /** How it ended. */
    public enum Status {
        PUBLISHED,
        /** The branch already holds these bytes. */
        NOTHING_TO_PUBLISH,
        /** The branch already holds the output of a newer source. */
        SUPERSEDED,
        /** Nothing was changed; the message says why and what to do. */
        REFUSED
    }

    /** Paths relative to the repository, sorted. */
    public record Changes(List<String> added, List<String> changed, List<String> removed) {
        public static final Changes NONE = new Changes(List.of(), List.of(), List.of());

        public Changes {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }
}
