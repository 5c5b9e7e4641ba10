package dev.croft.aws.resource;

import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cores and memory of an instance type, known for the families C, M, R (generation 5 and newer) and T3 to T4g. Others are not judged. */
record InstanceSize(Cpu cpu, Memory memory) {
    private static final Map<Character, Integer> GIBIBYTES_A_CORE = Map.of('c', 2, 'm', 4, 'r', 8);
    private static final List<String> BURSTABLE =
            List.of("nano", "micro", "small", "medium", "large", "xlarge", "2xlarge");

    static Optional<InstanceSize> of(InstanceType type) {
        var parts = type.value().split("\\.", -1);
        var generation = parts[0].replaceAll("^[a-z]+|[a-z-]+$", "");
        if (parts[0].matches("t[34][a-z]*")) {
            return burstable(parts[1]);
        }
        if (parts[0].matches("[cmr]\\d+[a-z]*") && Integer.parseInt(generation) >= 5) {
            return cores(parts[1])
                    .map(cores ->
                            of(cores, (long) cores * 1024 * GIBIBYTES_A_CORE.getOrDefault(parts[0].charAt(0), 0)));
        }
        return Optional.empty();
    }

    private static InstanceSize of(int cores, long mebibytes) {
        return new InstanceSize(new Cpu(cores * 1000L), Memory.ofMebibytes(mebibytes));
    }

    /** 2 cores up to large; memory doubles from 512 MiB on. */
    private static Optional<InstanceSize> burstable(String size) {
        int step = BURSTABLE.indexOf(size);
        return step < 0 ? Optional.empty() : Optional.of(of(step <= 4 ? 2 : 1 << (step - 3), 512L << step));
    }

    private static Optional<Integer> cores(String size) {
        return switch (size) {
            case "medium" -> Optional.of(1);
            case "large" -> Optional.of(2);
            case "xlarge" -> Optional.of(4);
            default ->
                size.matches("\\d+xlarge")
                        ? Optional.of(4 * Integer.parseInt(size.replace("xlarge", "")))
                        : Optional.empty();
        };
    }
}
