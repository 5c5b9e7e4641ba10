package dev.croft.apps.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.workload.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JvmMemoryTest {
    @ParameterizedTest
    @CsvSource({"384Mi, 33", "512Mi, 50", "768Mi, 66", "1Gi, 75", "8Gi, 75"})
    void theHeapGetsWhatIsLeftAndAtMostThreeQuarters(String limit, int percent) {
        var memory = new JvmMemory(Memory.parse(limit));

        assertThat(memory.heapPercent()).isEqualTo(percent);
        assertThat(memory.options()).contains("-XX:MaxRAMPercentage=" + percent + ".0");
    }

    /** The JVM of this test reads the options that a container's would. */
    @ParameterizedTest
    @CsvSource({"384Mi", "512Mi", "1Gi"})
    void aRealJvmTakesTheOptions(String limit) throws Exception {
        var java = ProcessHandle.current().info().command().orElse("java");
        var options = List.of(new JvmMemory(Memory.parse(limit)).options().split(" "));
        var command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.add("-version");

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }
}
