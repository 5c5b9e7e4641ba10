package dev.croft.apps.traffic;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.network.IpAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.cdk8s.plus34.k8s.ClientIpConfig;
import org.cdk8s.plus34.k8s.ServiceSpec;
import org.cdk8s.plus34.k8s.SessionAffinityConfig;

/** A Service of type LoadBalancer. Only the sources of {@code calledBy} get through. */
@RecordBuilder
@JsonClassDescription("A Service of type LoadBalancer; only the sources of calledBy get through")
public record LoadBalancer(
        @JsonPropertyDescription("its address, out of the site's network.loadBalancers") IpAddress address,
        @JsonPropertyDescription("ClientIP: a client keeps its pod") @JsonProperty(defaultValue = "None")
                SessionAffinity sessionAffinity,
        @JsonPropertyDescription("how long a silent client keeps its pod, 1s to 1d") @JsonProperty(defaultValue = "3h")
                Duration sessionAffinityTimeout,
        @JsonPropertyDescription(
                        "Local: pods see the client's address, and only pods of the announcing node are used; Cluster: all pods are used, and the whole pod network may call")
                @JsonProperty(defaultValue = "Local")
                ExternalTrafficPolicy externalTrafficPolicy) {
    public LoadBalancer {
        sessionAffinity = sessionAffinity == null ? SessionAffinity.None : sessionAffinity;
        sessionAffinityTimeout = sessionAffinityTimeout == null ? Duration.ofHours(3) : sessionAffinityTimeout;
        externalTrafficPolicy = externalTrafficPolicy == null ? ExternalTrafficPolicy.Local : externalTrafficPolicy;
    }

    /** MetalLB needs no node ports, so none is opened. */
    public void applyTo(ServiceSpec.Builder service) {
        service.type("LoadBalancer")
                .allocateLoadBalancerNodePorts(false)
                .externalTrafficPolicy(externalTrafficPolicy.name());
        if (sessionAffinity == SessionAffinity.ClientIP) {
            var timeout = ClientIpConfig.builder()
                    .timeoutSeconds(sessionAffinityTimeout.toSeconds())
                    .build();
            service.sessionAffinity(sessionAffinity.name())
                    .sessionAffinityConfig(
                            SessionAffinityConfig.builder().clientIp(timeout).build());
        }
    }
}
