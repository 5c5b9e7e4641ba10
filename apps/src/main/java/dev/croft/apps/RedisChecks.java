package dev.croft.apps;

import dev.croft.apps.pod.Requirements;
import dev.croft.apps.store.Persistence;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Memory;

/** What Redis' own entry must hold. */
final class RedisChecks {
    /** The rest is for buffers, fragmentation and the pages a child copies while it writes to disk. */
    private static final int MOST_PERCENT = 75;

    private final Redis app;
    private final String path;
    private final Problems problems;

    RedisChecks(Redis app, String path, Problems problems) {
        this.app = app;
        this.path = path;
        this.problems = problems;
    }

    void run() {
        Requirements.check(path + ".resources", app.resources(), problems);
        checkMemory();
        checkStorage();
    }

    private void checkMemory() {
        var limit = app.resources().limits().memory();
        var most = new Memory(limit.bytes() * MOST_PERCENT / 100);
        var chosen = app.maxMemoryOrDefault();
        if (chosen.compareTo(most) > 0) {
            problems.error(
                    path + ".maxMemory",
                    "must be at most 75 % of the memory limit " + limit,
                    chosen,
                    "try " + Memory.ofMebibytes(most.bytes() >> 20));
        }
        if (chosen.bytes() == 0) {
            problems.error(
                    path + ".maxMemory", "must be more than nothing, which means no bound at all", chosen, "try 48Mi");
        }
    }

    /** A rewrite of the append-only file keeps the old one until the new one is complete. */
    private void checkStorage() {
        var least = app.maxMemoryOrDefault().times(2);
        if (app.persistence() != Persistence.NONE && app.storage().compareTo(least) < 0) {
            problems.error(
                    path + ".storage", "must hold twice maxMemory (" + least + ")", app.storage(), "try " + least);
        }
    }
}
