package dev.croft.cluster.check;

import dev.croft.platform.Version;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Until when releases of Kubernetes get fixes, as its makers publish it. */
final class SupportTable {
    /** By minor release of Kubernetes 1. */
    private static final TreeMap<Integer, LocalDate> KUBERNETES = new TreeMap<>(Map.of(
            33, LocalDate.of(2026, 6, 28),
            34, LocalDate.of(2026, 10, 27),
            35, LocalDate.of(2027, 2, 28),
            36, LocalDate.of(2027, 6, 28),
            37, LocalDate.of(2027, 10, 28)));

    private SupportTable() {}

    static Optional<LocalDate> kubernetesEnd(Version version) {
        return Optional.ofNullable(KUBERNETES.get(version.minor()));
    }

    static String kubernetes() {
        return "1." + KUBERNETES.firstKey() + " to 1." + KUBERNETES.lastKey();
    }
}
