package dev.croft.cli;

/** What a command's exit code means; the same for every command. */
enum ExitCode {
    /** Done, and nothing to complain about. */
    DONE(0),
    /** Done, and something was found: problems, stale output. */
    FINDINGS(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The world is not as needed: no Git, no Node, the remote refused, the disk is full. */
    WORLD(3),
    /** A bug in croft; its stack trace is printed. */
    BUG(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
