package dev.croft.aws.node;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.platform.Name;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.Map;

/** What a machine lets in besides the cluster itself. */
public final class NodeRules {
    private static final int SSH = 22;

    private NodeRules() {}

    /** {@code sources}: networks by the name of their owner. */
    public static void allowSsh(AwsScope scope, Name resource, Map<String, String> sources) {
        sources.forEach((owner, cidr) -> VpcSecurityGroupIngressRule.Builder.create(
                        scope.stack(), id(resource, "ingress_ssh_" + owner))
                .securityGroupId(scope.securityGroup(resource).getId())
                .description("SSH from " + owner)
                .cidrIpv4(cidr)
                .ipProtocol("tcp")
                .fromPort(SSH)
                .toPort(SSH)
                .build());
    }
}
