package dev.croft.platform.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.Name;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeTest {
    private static final Node PI = NodeBuilder.builder()
            .name(Name.parse("pi-1"))
            .hardware(Hardware.RASPBERRY_PI_4)
            .address(IpAddress.parse("172.30.1.64"))
            .build();

    @Test
    void aNodeKnowsWhatItsHardwareHas() {
        assertThat(PI.cpuOrDefault()).isEqualTo(Cpu.parse("4"));
        assertThat(PI.memoryOrDefault()).isEqualTo(Memory.parse("3794Mi"));
        assertThat(PI.architectureOrDefault()).isEqualTo(Architecture.arm64);
        assertThat(PI.networkInterfaceOrDefault()).isEqualTo("eth0");
        assertThat(PI.role()).isEqualTo(Role.WORKER);
    }

    @Test
    void whatTheNodeSaysGoesFirst() {
        var larger = NodeBuilder.from(PI).withMemory(Optional.of(Memory.parse("7Gi")));

        assertThat(larger.memoryOrDefault()).isEqualTo(Memory.parse("7Gi"));
    }

    @Test
    void everyWordOfYamlIsLowerCaseWithDashes() {
        assertThat(Stream.of(
                                Hardware.values(),
                                Disk.values(),
                                Role.values(),
                                OperatingSystem.values(),
                                Architecture.values())
                        .flatMap(Stream::of)
                        .map(Object::toString))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z0-9]+([-.][a-z0-9]+)*"));
    }
}
