package dev.croft.platform.node;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.workload.TaintEffect;

/** A taint on a node, in Kubernetes' words. */
@JsonClassDescription("A taint that keeps pods off the node unless they tolerate it")
public record Taint(
        @JsonPropertyDescription("the taint's key") String key,
        @JsonPropertyDescription("the taint's value") String value,
        @JsonPropertyDescription("what it does to pods that do not tolerate it") TaintEffect effect) {
    /** As the K3s and kubelet flags want it: {@code key=value:effect}. */
    @Override
    public String toString() {
        return key + "=" + value + ":" + effect;
    }
}
