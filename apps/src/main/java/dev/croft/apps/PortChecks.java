package dev.croft.apps;

import dev.croft.platform.check.Problems;

/** Rules for port numbers. */
final class PortChecks {
    private PortChecks() {}

    static void check(String path, int port, Problems problems) {
        if (port < 1 || port > 65_535) {
            problems.error(path, "must be a port from 1 to 65535", port, "try 8080");
        }
    }

    /** A container that drops all capabilities and is not root binds no port below 1024. */
    static void checkListening(String path, int port, Problems problems) {
        check(path, port, problems);
        if (port > 0 && port < 1024) {
            problems.error(path, "must be 1024 or more, as the container is not root", port, "try " + (port + 8000));
        }
    }
}
