package dev.croft.apps;

import dev.croft.apps.mesh.Resilience;
import dev.croft.apps.pod.Requirements;
import dev.croft.apps.store.Persistence;
import dev.croft.apps.store.RedisBackup;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Resources;

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
        memory(path, app.resources(), app.maxMemoryOrDefault(), problems);
        if (app.persistence() != Persistence.NONE) {
            storage(path, app.storage(), app.maxMemoryOrDefault(), problems);
        }
        app.backup().ifPresent(this::checkBackup);
        app.resilience().filter(each -> !each.route().isEmpty()).ifPresent(this::refuseRoutes);
    }

    /** A sidecar sees the bytes of Redis, not its commands, so it can neither time one nor repeat it. */
    private void refuseRoutes(Resilience resilience) {
        problems.error(
                path + ".resilience",
                "must not have timeout or retries, which belong to HTTP",
                resilience.retries().isPresent() ? "retries" : "timeout",
                "keep circuitBreaker and connectionPool, whose connectTimeout Redis' callers obey");
    }

    private void checkBackup(RedisBackup backup) {
        if (app.persistence() == Persistence.NONE) {
            problems.error(
                    path + ".backup",
                    "must go with persistence aof or rdb: there is no volume to restore to",
                    app.persistence(),
                    "remove backup, or try persistence: rdb");
        }
        if (backup.keep() < 1) {
            problems.error(path + ".backup.keep", "must be at least 1", backup.keep(), "try 7");
        }
        var least = app.maxMemoryOrDefault().times(backup.keep() + 1);
        if (backup.storage().compareTo(least) < 0) {
            problems.error(
                    path + ".backup.storage",
                    "must hold keep and one more snapshots of maxMemory (" + least + ")",
                    backup.storage(),
                    "try " + least);
        }
    }

    static void memory(String path, Resources resources, Memory chosen, Problems problems) {
        var limit = resources.limits().memory();
        var most = new Memory(limit.bytes() * MOST_PERCENT / 100);
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
    static void storage(String path, Memory storage, Memory maxMemory, Problems problems) {
        var least = maxMemory.times(2);
        if (storage.compareTo(least) < 0) {
            problems.error(path + ".storage", "must hold twice maxMemory (" + least + ")", storage, "try " + least);
        }
    }
}
