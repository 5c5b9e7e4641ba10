package dev.croft.aws.base;

import io.cdktn.providers.aws.security_group.SecurityGroup;
import io.cdktn.providers.aws.vpc_endpoint.VpcEndpoint;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.List;
import java.util.Map;

/** The VPC's doors to services of AWS. The one to S3 costs nothing, so every VPC has it; the others cost about 9 USD a month and zone. */
final class EndpointRecipe {
    private final AwsScope scope;
    private final AwsFacts facts;

    EndpointRecipe(AwsScope scope) {
        this.scope = scope;
        this.facts = scope.facts();
    }

    void add() {
        VpcEndpoint.Builder.create(scope.stack(), "network_endpoint_s3")
                .vpcId(scope.network().vpc().getId())
                .serviceName(service("s3"))
                .vpcEndpointType("Gateway")
                .routeTableIds(scope.network().routeTables().values().stream()
                        .map(table -> table.getId())
                        .toList())
                .tags(named("s3"))
                .build();
        if (!facts.network().endpoints().isEmpty()) {
            var group = group();
            facts.network().endpoints().forEach(endpoint -> addInterface(endpoint, group));
        }
    }

    private String service(String name) {
        return "com.amazonaws." + facts.region() + "." + name;
    }

    private Map<String, String> named(String name) {
        return Map.of("Name", facts.site().name() + "-" + name);
    }

    private SecurityGroup group() {
        var group = SecurityGroup.Builder.create(scope.stack(), "network_endpoints_security_group")
                .name(facts.site().name() + "-endpoints")
                .description("What may reach the VPC's endpoints of AWS services")
                .vpcId(scope.network().vpc().getId())
                .build();
        VpcSecurityGroupIngressRule.Builder.create(scope.stack(), "network_endpoints_ingress")
                .securityGroupId(group.getId())
                .description("HTTPS from the VPC")
                .cidrIpv4(facts.network().cidr().toString())
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .build();
        return group;
    }

    private void addInterface(InterfaceEndpoint endpoint, SecurityGroup group) {
        var subnets = facts.network().oneOfEachZone(SubnetAccess.PRIVATE).stream()
                .map(subnet -> scope.network().subnetId(subnet.name()))
                .toList();
        VpcEndpoint.Builder.create(
                        scope.stack(), "network_endpoint_" + endpoint.toString().replace('.', '_'))
                .vpcId(scope.network().vpc().getId())
                .serviceName(service(endpoint.toString()))
                .vpcEndpointType("Interface")
                .privateDnsEnabled(true)
                .subnetIds(subnets)
                .securityGroupIds(List.of(group.getId()))
                .tags(named(endpoint.toString()))
                .build();
    }
}
