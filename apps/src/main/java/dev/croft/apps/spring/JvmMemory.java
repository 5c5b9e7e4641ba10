package dev.croft.apps.spring;

import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Memory;

/**
 * How a container's memory is shared within a JVM: classes, code, threads and buffers lie outside the heap and need about as much in a small service as
 * in a large one, so the heap gets what is left, at most three quarters.
 */
public record JvmMemory(Memory limit) {
    private static final Memory OUTSIDE_HEAP = Memory.parse("256Mi");
    private static final Memory LEAST = Memory.parse("384Mi");
    private static final int MOST_PERCENT = 75;

    int heapPercent() {
        var heap = limit.minus(OUTSIDE_HEAP).bytes();
        return (int) Math.min(MOST_PERCENT, heap * 100 / Math.max(1, limit.bytes()));
    }

    /** A JVM without heap to spare ends, so that it is restarted and not half alive. */
    public String options() {
        return "-XX:MaxRAMPercentage=" + heapPercent() + ".0 -XX:+ExitOnOutOfMemoryError";
    }

    public void check(String path, Problems problems) {
        if (limit.compareTo(LEAST) < 0) {
            problems.error(
                    path + ".limits.memory",
                    "must be at least " + LEAST + " for a JVM: it needs about " + OUTSIDE_HEAP + " beside its heap",
                    limit,
                    "try 512Mi");
        }
    }
}
