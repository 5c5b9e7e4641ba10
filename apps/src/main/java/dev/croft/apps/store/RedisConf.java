package dev.croft.apps.store;

import dev.croft.platform.workload.Memory;
import java.util.ArrayList;
import java.util.List;

/** The text of {@code redis.conf}. The password is not in it: it comes as an argument, from a Secret. */
public record RedisConf(int port, Persistence persistence, Memory maxMemory, MaxMemoryPolicy maxMemoryPolicy) {
    /** Where the data volume is mounted. */
    public static final String DATA = "/data";

    public String text() {
        var lines = new ArrayList<>(List.of(
                "bind * -::*",
                "port " + port,
                // Protected mode refuses every other host as long as there is no password; who may connect is the
                // network policy's affair.
                "protected-mode no",
                "dir " + DATA,
                "maxmemory " + maxMemory.bytes(),
                "maxmemory-policy " + maxMemoryPolicy));
        lines.addAll(disk());
        return String.join("\n", lines) + "\n";
    }

    /** Snapshots as Redis itself defaults to: after an hour with 1 change, 5 minutes with 100, 1 minute with 10,000. */
    private List<String> disk() {
        return switch (persistence) {
            case AOF -> List.of("appendonly yes", "appendfsync everysec", "save \"\"");
            case RDB -> List.of("appendonly no", "save 3600 1 300 100 60 10000");
            case NONE -> List.of("appendonly no", "save \"\"");
        };
    }
}
