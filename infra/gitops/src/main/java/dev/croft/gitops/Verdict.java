package dev.croft.gitops;

import dev.croft.gitops.BranchFailure.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/** Reads what a remote answered: whether to give up, try again, or look first. JGit throws for few of these. */
final class Verdict {
    /** How Git servers word a lost race for the reference. */
    private static final Pattern RACE = Pattern.compile(
            "cannot lock ref|failed to (update|lock)|unable to lock|incorrect old value|fetch first|stale info|already exists"
                    + "|is at [0-9a-f]+ but expected");

    private static final Pattern UNAUTHORIZED =
            Pattern.compile("not authorized|authentication|not permitted|permission denied|\\b40[13]\\b");

    private Verdict() {}

    /** Empty when the branch moved. */
    static Optional<BranchFailure> of(RemoteRefUpdate update, String said) {
        var answer = update.getMessage() == null ? update.getStatus().name() : update.getMessage();
        var words = said.isEmpty() ? answer : answer + "\n" + said;
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> Optional.empty();
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> Optional.of(new BranchFailure(Kind.RACE, words));
            case AWAITING_REPORT, NOT_ATTEMPTED ->
                Optional.of(new BranchFailure(Kind.UNSURE, "the remote did not say whether it took the push"));
            default ->
                Optional.of(new BranchFailure(
                        RACE.matcher(answer).find() ? Kind.RACE : Kind.FINAL,
                        words + advice(words.toLowerCase(Locale.ROOT))));
        };
    }

    static Kind of(Exception failure) {
        if (failure instanceof NoRemoteRepositoryException
                || failure instanceof NotSupportedException
                || failure instanceof TooLargePackException
                || failure instanceof TooLargeObjectInPackException) {
            return Kind.FINAL;
        }
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return UNAUTHORIZED.matcher(message).find() ? Kind.UNAUTHORIZED : Kind.UNSURE;
    }

    private static String advice(String words) {
        if (words.contains("gh006")
                || words.contains("gh013")
                || words.contains("protected")
                || words.contains("declined")) {
            return "\nlet the publisher bypass the branch's rule, or publish to a branch of its own with --pr";
        }
        if (words.contains("currently checked out")) {
            return "\nthe remote has a work tree on this branch: publish to a bare repository";
        }
        return "";
    }
}
