package dev.croft.apps.store;

import dev.croft.platform.workload.Memory;
import java.time.Duration;

/** The text of {@code redis.conf} for each member of a cluster. Password and address come as arguments: they differ, or are secret. */
public record RedisClusterConf(int port, Memory maxMemory, MaxMemoryPolicy maxMemoryPolicy, Duration nodeTimeout) {
    /** A shard without any member leaves the others at work: the keys of the rest are still served. */
    public String text() {
        return new RedisConf(port, Persistence.AOF, maxMemory, maxMemoryPolicy).text()
                + """
                cluster-enabled yes
                cluster-config-file nodes.conf
                cluster-node-timeout %s
                cluster-require-full-coverage no
                """
                        .formatted(nodeTimeout.toMillis());
    }
}
