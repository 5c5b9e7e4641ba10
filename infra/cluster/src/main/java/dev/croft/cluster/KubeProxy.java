package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Locale;

/** How Services reach their pods on a node. */
@JsonClassDescription("How Services reach their pods on a node")
public record KubeProxy(
        @JsonPropertyDescription("what kube-proxy programs") @JsonProperty(defaultValue = "iptables") Mode mode) {
    /** Kubernetes' own default. */
    public static final KubeProxy USUAL = new KubeProxy(Mode.IPTABLES);

    /** What kube-proxy programs in the kernel; ipvs is deprecated since Kubernetes 1.35. */
    public enum Mode {
        IPTABLES,
        NFTABLES,
        IPVS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public KubeProxy {
        mode = mode == null ? Mode.IPTABLES : mode;
    }
}
