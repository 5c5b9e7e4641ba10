package dev.croft.platform.node;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One machine of the cluster. */
@RecordBuilder
@JsonClassDescription("One machine of the cluster")
public record Node(
        @JsonPropertyDescription("the node's name, also its host name") Name name,
        @JsonPropertyDescription("what kind of machine it is") Hardware hardware,
        @JsonPropertyDescription("its fixed address in the LAN") IpAddress address,
        @JsonPropertyDescription("what it does in the cluster") @JsonProperty(defaultValue = "worker") Role role,
        @JsonPropertyDescription("the operating system on it") @JsonProperty(defaultValue = "ubuntu-24.04")
                OperatingSystem os,
        @JsonPropertyDescription("where its disk lives") @JsonProperty(defaultValue = "ssd") Disk disk,
        @JsonPropertyDescription("the size of that disk") @JsonProperty(defaultValue = "64Gi") Memory diskSize,
        @JsonPropertyDescription("processor architecture; absent: the hardware's") Optional<Architecture> architecture,
        @JsonPropertyDescription("cores; absent: the hardware's") Optional<Cpu> cpu,
        @JsonPropertyDescription("memory as Linux reports it (MemTotal); absent: the hardware's")
                Optional<Memory> memory,
        @JsonPropertyDescription("the network interface on the LAN; absent: the hardware's usual one")
                Optional<String> networkInterface,
        @JsonPropertyDescription("the physical machine it lives on: what fails together; absent: itself")
                Optional<Name> host,
        @JsonPropertyDescription("labels on the node, besides those Kubernetes sets") Map<String, String> labels,
        @JsonPropertyDescription("taints that keep pods away unless they tolerate them") List<Taint> taints) {
    public Node {
        role = role == null ? Role.WORKER : role;
        os = os == null ? OperatingSystem.UBUNTU_24_04 : os;
        disk = disk == null ? Disk.SSD : disk;
        diskSize = diskSize == null ? Memory.parse("64Gi") : diskSize;
        architecture = architecture == null ? Optional.empty() : architecture;
        cpu = cpu == null ? Optional.empty() : cpu;
        memory = memory == null ? Optional.empty() : memory;
        networkInterface = networkInterface == null ? Optional.empty() : networkInterface;
        host = host == null ? Optional.empty() : host;
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
        taints = taints == null ? List.of() : List.copyOf(taints);
    }

    public Architecture architectureOrDefault() {
        return architecture.orElse(hardware.architecture());
    }

    /** Zero where neither the node nor its hardware says. */
    public Cpu cpuOrDefault() {
        return cpu.or(hardware::cpu).orElse(Cpu.ZERO);
    }

    /** Zero where neither the node nor its hardware says. */
    public Memory memoryOrDefault() {
        return memory.or(hardware::memory).orElse(Memory.ZERO);
    }

    /**
     * Bits of a program's addresses. Raspberry Pi OS gives 39 on a Pi 4 and 47 on a Pi 5; the kernels of Ubuntu and Debian give 48. Source:
     * raspberrypi/linux issue 6261.
     */
    public int addressBits() {
        if (os != OperatingSystem.RASPBERRY_PI_OS) {
            return 48;
        }
        return hardware == Hardware.RASPBERRY_PI_5 ? 47 : 39;
    }

    public String networkInterfaceOrDefault() {
        return networkInterface.orElse(hardware.networkInterface());
    }
}
