package dev.croft.aws.node;

import dev.croft.aws.base.AwsScope;
import dev.croft.platform.network.NodeTraffic;
import dev.croft.platform.network.NodeTraffic.Members;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Role;
import io.cdktn.providers.aws.security_group.SecurityGroup;
import io.cdktn.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The two security groups of the cluster: every machine is in {@code nodes}, those of the control plane also in {@code servers}. What they let in is the
 * port plan and nothing else; a resource's own group adds what concerns it alone.
 */
public final class ClusterGroups {
    private final AwsScope scope;
    private final SecurityGroup nodes;
    private final SecurityGroup servers;

    private ClusterGroups(AwsScope scope) {
        this.scope = scope;
        this.nodes = group("nodes", "Every machine of the cluster");
        this.servers = group("servers", "The machines of the control plane");
        scope.facts().machines().ports().traffic().stream()
                .filter(traffic -> traffic.from() == Members.ALL || servers() > 1)
                .forEach(this::allow);
        VpcSecurityGroupEgressRule.Builder.create(scope.stack(), "cluster_nodes_egress")
                .securityGroupId(nodes.getId())
                .description("images, packages, AWS and whatever pods ask for; NetworkPolicies limit those")
                .ipProtocol("-1")
                .cidrIpv4("0.0.0.0/0")
                .build();
    }

    public static ClusterGroups in(AwsScope scope) {
        return scope.shared(ClusterGroups.class, ClusterGroups::new);
    }

    /** The groups of a machine: the cluster's, and that of the resource that makes it. */
    List<String> of(Machine machine) {
        var groups = new ArrayList<String>();
        groups.add(nodes.getId());
        if (machine.role() == Role.SERVER) {
            groups.add(servers.getId());
        }
        groups.add(scope.securityGroup(machine.resource()).getId());
        return groups;
    }

    private long servers() {
        return scope.facts().site().nodes().stream()
                .filter(node -> node.hardware() == Hardware.EC2 && node.role() == Role.SERVER)
                .count();
    }

    private SecurityGroup group(String name, String description) {
        return SecurityGroup.Builder.create(scope.stack(), "cluster_" + name)
                .name(scope.facts().site().name() + "-cluster-" + name)
                .description(description + " of " + scope.facts().site().name())
                .vpcId(scope.network().vpc().getId())
                .build();
    }

    private SecurityGroup group(Members members) {
        return members == Members.SERVERS ? servers : nodes;
    }

    private void allow(NodeTraffic traffic) {
        VpcSecurityGroupIngressRule.Builder.create(scope.stack(), "cluster_" + traffic.name())
                .securityGroupId(group(traffic.to()).getId())
                .referencedSecurityGroupId(group(traffic.from()).getId())
                .description(traffic.name().value())
                .ipProtocol(traffic.transport().name().toLowerCase(Locale.ROOT))
                .fromPort(traffic.first())
                .toPort(traffic.last())
                .build();
    }
}
