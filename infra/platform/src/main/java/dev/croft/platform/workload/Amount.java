package dev.croft.platform.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** An amount of CPU and memory. */
@JsonClassDescription("An amount of CPU and memory")
public record Amount(
        @JsonPropertyDescription("CPU, in cores or thousandths of a core (m)") Cpu cpu,
        @JsonPropertyDescription("memory, in bytes or with a unit such as Mi") Memory memory) {
    public static final Amount ZERO = new Amount(Cpu.ZERO, Memory.ZERO);

    public static Amount of(String cpu, String memory) {
        return new Amount(Cpu.parse(cpu), Memory.parse(memory));
    }

    public Amount plus(Amount other) {
        return new Amount(cpu.plus(other.cpu), memory.plus(other.memory));
    }

    public Amount times(int count) {
        return new Amount(cpu.times(count), memory.times(count));
    }
}
