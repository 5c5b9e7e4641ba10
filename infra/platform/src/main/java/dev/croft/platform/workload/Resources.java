package dev.croft.platform.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What one container asks for and may use. */
@JsonClassDescription("What one container asks for (requests) and may use at most (limits)")
public record Resources(
        @JsonPropertyDescription("what the scheduler reserves for the container") Amount requests,
        @JsonPropertyDescription("what the container may use before it is throttled (CPU) or killed (memory)")
                Amount limits) {
    /** Nothing at all; the neutral element of {@link #plus}. */
    public static final Resources NONE = new Resources(Amount.ZERO, Amount.ZERO);

    /** CPU and memory of the request, then CPU and memory of the limit: {@code of("50m", "64Mi", "200m", "128Mi")}. */
    public static Resources of(String cpu, String memory, String cpuLimit, String memoryLimit) {
        return new Resources(Amount.of(cpu, memory), Amount.of(cpuLimit, memoryLimit));
    }

    public Resources plus(Resources other) {
        return new Resources(requests.plus(other.requests), limits.plus(other.limits));
    }

    public Resources times(int count) {
        return new Resources(requests.times(count), limits.times(count));
    }
}
