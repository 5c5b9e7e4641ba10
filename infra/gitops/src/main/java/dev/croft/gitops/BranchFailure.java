package dev.croft.gitops;

/** Why a branch could not be read or moved, and what another try would be worth. The message is free of credentials. */
final class BranchFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;

    BranchFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    BranchFailure as(Kind other) {
        return new BranchFailure(other, String.valueOf(getMessage()));
    }

    /** What to do about it. */
    enum Kind {
        /** Somebody else was faster: build on the new tip. */
        RACE,
        /** The connection broke: the branch may have moved or not, so read it again. */
        UNSURE,
        /** Expired credentials look like this once. */
        UNAUTHORIZED,
        /** The answer will not change. */
        FINAL
    }
}
