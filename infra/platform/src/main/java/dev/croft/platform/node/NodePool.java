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

/**
 * Workers that come and go, all of one size: instances of an Auto Scaling group. They have neither names nor fixed addresses; what they share is here,
 * and the cloud section says how they are bought.
 */
@RecordBuilder
@JsonClassDescription("Workers that come and go, all of one size")
public record NodePool(
        @JsonPropertyDescription("the pool's name; its machines are counted as <name>-1, <name>-2, ...") Name name,
        @JsonPropertyDescription("cores of its smallest machine") Cpu cpu,
        @JsonPropertyDescription("memory of its smallest machine as Linux reports it (MemTotal)") Memory memory,
        @JsonPropertyDescription("processor architecture") @JsonProperty(defaultValue = "amd64")
                Architecture architecture,
        @JsonPropertyDescription("the operating system on its machines") @JsonProperty(defaultValue = "ubuntu-24.04")
                OperatingSystem os,
        @JsonPropertyDescription("the size of a machine's disk") @JsonProperty(defaultValue = "20Gi") Memory diskSize,
        @JsonPropertyDescription("machines there always are") @JsonProperty(defaultValue = "1") Integer min,
        @JsonPropertyDescription("machines at most") @JsonProperty(defaultValue = "1") Integer max,
        @JsonPropertyDescription("labels on its nodes, besides those Kubernetes sets") Map<String, String> labels,
        @JsonPropertyDescription("taints that keep pods away unless they tolerate them") List<Taint> taints) {
    public NodePool {
        architecture = architecture == null ? Architecture.amd64 : architecture;
        os = os == null ? OperatingSystem.UBUNTU_24_04 : os;
        diskSize = diskSize == null ? Memory.parse("20Gi") : diskSize;
        min = min == null ? 1 : min;
        max = max == null ? 1 : max;
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
        taints = taints == null ? List.of() : List.copyOf(taints);
    }

    /** The pool's machine of this number, counted from 1. Its address is nobody's until it runs. */
    public Node machine(int number) {
        return NodeBuilder.builder()
                .name(Name.parse(name + "-" + number))
                .hardware(Hardware.EC2)
                .address(IpAddress.parse("0.0.0.0"))
                .role(Role.WORKER)
                .os(os)
                .diskSize(diskSize)
                .architecture(Optional.of(architecture))
                .cpu(Optional.of(cpu))
                .memory(Optional.of(memory))
                .labels(labels)
                .taints(taints)
                .build();
    }
}
