package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.PrometheusRule.Group;
import java.util.List;

/** Alerts about every Redis that has an exporter beside it. */
public final class RedisAlerts {
    private RedisAlerts() {}

    public static Group of() {
        return new Group(
                "redis",
                List.of(
                        Alerts.critical(
                                "RedisDown",
                                "2m",
                                "min by (namespace, pod) (redis_up) == 0",
                                "Redis {{ $labels.namespace }}/{{ $labels.pod }} does not answer",
                                "Sessions and messages between servers are gone until it is back."),
                        Alerts.warning(
                                "RedisMemoryHigh",
                                "10m",
                                "max by (namespace, pod) (redis_memory_used_bytes / (redis_memory_max_bytes > 0)) > 0.85",
                                "Redis {{ $labels.namespace }}/{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory",
                                "At maxmemory it evicts keys or refuses writes, as its policy says.")));
    }
}
