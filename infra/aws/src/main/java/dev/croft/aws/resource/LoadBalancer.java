package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.AwsService;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.base.SubnetAccess;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A load balancer in front of machines of the cluster: TCP passed on to a NodePort, HTTP and HTTPS ended at the edge, or, internal, the one address of
 * several API servers.
 *
 * <pre>
 * type: load-balancer
 * name: edge
 * targets: [workers]
 * listeners: [{port: 80, targetPort: 30080}, {port: 443, targetPort: 30443}]
 * </pre>
 */
@RecordBuilder
@JsonTypeName("load-balancer")
@JsonClassDescription("A load balancer in front of machines of the cluster: TCP, or HTTP with a certificate")
public record LoadBalancer(
        @JsonPropertyDescription("its name; <platform>-<name> has 26 characters at most") Name name,
        @JsonPropertyDescription("network: passes TCP on; application: ends HTTP and HTTPS")
                @JsonProperty(defaultValue = "network")
                LoadBalancerKind kind,
        @JsonPropertyDescription("internet-facing: in the public subnets; internal: in the private ones")
                @JsonProperty(defaultValue = "internet-facing")
                LoadBalancerScheme scheme,
        @JsonPropertyDescription("subnets, one a zone; absent: the first public or private one of each zone")
                List<Name> subnets,
        @JsonPropertyDescription("instances and auto-scaling-groups behind it, by the names of the resources")
                List<Name> targets,
        @JsonPropertyDescription("the ports it answers on") List<Listener> listeners,
        @JsonPropertyDescription(
                        "networks that may connect; absent: everyone to an internet-facing one, the VPC to an internal one")
                List<Cidr> allowedCidrs,
        @JsonPropertyDescription("the certificate of listener 443, from the platform's region; application only")
                Optional<RegionalCertificateArn> certificate,
        @JsonPropertyDescription("refuse to delete it: its name is in DNS") @JsonProperty(defaultValue = "true")
                Boolean deletionProtection)
        implements AwsResource {
    static final int HTTPS = 443;

    public LoadBalancer {
        kind = kind == null ? LoadBalancerKind.NETWORK : kind;
        scheme = scheme == null ? LoadBalancerScheme.INTERNET_FACING : scheme;
        subnets = subnets == null ? List.of() : List.copyOf(subnets);
        targets = targets == null ? List.of() : List.copyOf(targets);
        listeners = listeners == null ? List.of() : List.copyOf(listeners);
        allowedCidrs = allowedCidrs == null ? List.of() : List.copyOf(allowedCidrs);
        certificate = certificate == null ? Optional.empty() : certificate;
        deletionProtection = deletionProtection == null ? Boolean.TRUE : deletionProtection;
    }

    boolean isInternal() {
        return scheme == LoadBalancerScheme.INTERNAL;
    }

    SubnetAccess access() {
        return isInternal() ? SubnetAccess.PRIVATE : SubnetAccess.PUBLIC;
    }

    List<Subnet> subnetsIn(AwsFacts facts) {
        return subnets.isEmpty()
                ? facts.network().oneOfEachZone(access())
                : subnets.stream()
                        .flatMap(subnet -> facts.network().subnet(subnet).stream())
                        .toList();
    }

    /** With a certificate, nothing but a redirect is answered in plain text. */
    boolean redirects(Listener listener) {
        return kind == LoadBalancerKind.APPLICATION && certificate.isPresent() && listener.port() != HTTPS;
    }

    List<Cidr> sources(AwsFacts facts) {
        if (!allowedCidrs.isEmpty()) {
            return allowedCidrs;
        }
        return List.of(isInternal() ? facts.network().cidr() : Cidr.ANYWHERE);
    }

    @Override
    public Set<AwsService> services() {
        return Set.of(AwsService.ELASTICLOADBALANCING);
    }

    @Override
    public void addTo(AwsScope scope) {
        new LoadBalancerRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        new LoadBalancerChecks(this, path, facts, problems).check();
    }
}
