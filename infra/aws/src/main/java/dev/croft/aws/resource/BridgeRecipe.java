package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.MachineImage;
import dev.croft.aws.base.Policies;
import dev.croft.aws.base.WorkloadIdentity;
import dev.croft.platform.node.OperatingSystem;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.ec2_managed_prefix_list.Ec2ManagedPrefixList;
import io.cdktn.providers.aws.ec2_managed_prefix_list.Ec2ManagedPrefixListEntry;
import io.cdktn.providers.aws.eip.Eip;
import io.cdktn.providers.aws.iam_instance_profile.IamInstanceProfile;
import io.cdktn.providers.aws.iam_role.IamRole;
import io.cdktn.providers.aws.iam_role_policy.IamRolePolicy;
import io.cdktn.providers.aws.instance.Instance;
import io.cdktn.providers.aws.instance.InstanceLaunchTemplate;
import io.cdktn.providers.aws.launch_template.LaunchTemplate;
import io.cdktn.providers.aws.launch_template.LaunchTemplateCreditSpecification;
import io.cdktn.providers.aws.launch_template.LaunchTemplateIamInstanceProfile;
import io.cdktn.providers.aws.launch_template.LaunchTemplateNetworkInterfaces;
import io.cdktn.providers.aws.network_interface.NetworkInterface;
import io.cdktn.providers.aws.route.Route;
import io.cdktn.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.List;
import java.util.Map;

/**
 * How a bridge is built. Its network interface and address live apart from the instance, so that routes and DNS survive when the instance is replaced;
 * any change of the launch template, user data included, replaces the instance.
 */
final class BridgeRecipe {
    /** Where Tailscale listens for direct connections; without it traffic takes a relay. */
    private static final int TAILSCALE_PORT = 41641;

    private final Bridge bridge;
    private final AwsScope scope;
    private final TerraformStack stack;

    BridgeRecipe(Bridge bridge, AwsScope scope) {
        this.bridge = bridge;
        this.scope = scope;
        this.stack = scope.stack();
    }

    void add() {
        addRules();
        var networkInterface = networkInterface();
        var instance = instance(launchTemplate(networkInterface));
        var address = Eip.Builder.create(stack, part("address"))
                .domain("vpc")
                .networkInterface(networkInterface.getId())
                .tags(named())
                .dependsOn(List.of(scope.network().internetGateway()))
                .build();
        addRoutes(networkInterface);
        scope.output(bridge.name(), "public_ip", address.getPublicIp(), "the bridge's public address");
        scope.output(bridge.name(), "instance_id", instance.getId(), "for aws ssm start-session --target");
    }

    private String part(String part) {
        return id(bridge.name(), part);
    }

    private Map<String, String> named() {
        return Map.of("Name", scope.facts().title(bridge.name()));
    }

    private void addRules() {
        ingress("https", "HTTPS from Cloudflare", "tcp", 443)
                .prefixListId(cloudflare().getId())
                .build();
        ingress("tailscale", "Tailscale direct connections", "udp", TAILSCALE_PORT)
                .cidrIpv4("0.0.0.0/0")
                .build();
        for (var source : bridge.sshFrom()) {
            ingress("ssh_" + source.name(), "SSH from " + source.name(), "tcp", 22)
                    .cidrIpv4(source.cidr().toString())
                    .build();
        }
        for (var cidr : bridge.forwardFrom()) {
            rule("forward_" + cidr.toString().replaceAll("[./]", "-"), "to the home network from " + cidr)
                    .ipProtocol("-1")
                    .cidrIpv4(cidr.toString())
                    .build();
        }
        VpcSecurityGroupEgressRule.Builder.create(stack, part("egress"))
                .securityGroupId(scope.securityGroup(bridge.name()).getId())
                .description("package sources, AWS, the tailnet's peers and relays")
                .ipProtocol("-1")
                .cidrIpv4("0.0.0.0/0")
                .build();
    }

    private VpcSecurityGroupIngressRule.Builder ingress(String what, String description, String protocol, int port) {
        return rule(what, description).ipProtocol(protocol).fromPort(port).toPort(port);
    }

    private VpcSecurityGroupIngressRule.Builder rule(String what, String description) {
        return VpcSecurityGroupIngressRule.Builder.create(stack, part("ingress_" + what))
                .securityGroupId(scope.securityGroup(bridge.name()).getId())
                .description(description);
    }

    private Ec2ManagedPrefixList cloudflare() {
        return Ec2ManagedPrefixList.Builder.create(stack, part("cloudflare"))
                .name(scope.facts().title(bridge.name()) + "-cloudflare")
                .addressFamily("IPv4")
                .maxEntries(CloudflareRanges.IPV4.size())
                .entry(CloudflareRanges.IPV4.stream()
                        .map(range -> Ec2ManagedPrefixListEntry.builder()
                                .cidr(range)
                                .description("Cloudflare")
                                .build())
                        .toList())
                .build();
    }

    private NetworkInterface networkInterface() {
        var subnet = bridge.subnetIn(scope.facts()).orElseThrow();
        return NetworkInterface.Builder.create(stack, part("network_interface"))
                .description("The bridge between VPC and home")
                .subnetId(scope.network().subnetId(subnet.name()))
                .securityGroups(List.of(scope.securityGroup(bridge.name()).getId()))
                .sourceDestCheck(false)
                .tags(named())
                .build();
    }

    private LaunchTemplate launchTemplate(NetworkInterface networkInterface) {
        var image = MachineImage.of(OperatingSystem.UBUNTU_24_04).orElseThrow();
        var template = LaunchTemplate.Builder.create(stack, part("launch_template"))
                .name(scope.facts().title(bridge.name()))
                .imageId(image.reference(bridge.instanceType().architecture()))
                .instanceType(bridge.instanceType().value())
                .iamInstanceProfile(LaunchTemplateIamInstanceProfile.builder()
                        .arn(instanceProfile().getArn())
                        .build())
                .metadataOptions(image.metadata(1))
                .networkInterfaces(List.of(LaunchTemplateNetworkInterfaces.builder()
                        .deviceIndex(0)
                        .networkInterfaceId(networkInterface.getId())
                        .build()))
                .blockDeviceMappings(
                        List.of(image.rootVolume(bridge.rootVolume().bytes() >> 30)))
                .tagSpecifications(List.of(scope.tagged("volume", named())))
                .userData(userData());
        if (bridge.instanceType().isBurstable()) {
            // "unlimited", AWS's own default for T3, bills surplus credits
            template.creditSpecification(LaunchTemplateCreditSpecification.builder()
                    .cpuCredits("standard")
                    .build());
        }
        return template.build();
    }

    private String userData() {
        var file = scope.file(bridge.name() + ".user-data.yaml", new BridgeUserData(bridge, scope.facts()).text());
        return "${filebase64(\"" + file + "\")}";
    }

    private IamInstanceProfile instanceProfile() {
        var role = IamRole.Builder.create(stack, part("role"))
                .name(scope.facts().title(bridge.name()))
                .path(scope.identity().path())
                .permissionsBoundary(scope.identity().boundary())
                .assumeRolePolicy(Policies.document(
                        stack,
                        part("role_trust"),
                        List.of(Policies.trust("Service", "ec2.amazonaws.com", "sts:AssumeRole"))))
                .build();
        IamRolePolicy.Builder.create(stack, part("role_policy"))
                .name("bridge")
                .role(role.getId())
                .policy(Policies.document(stack, part("role_rights"), rights()))
                .build();
        return IamInstanceProfile.Builder.create(stack, part("instance_profile"))
                .name(scope.facts().title(bridge.name()))
                .path(scope.identity().path())
                .role(role.getName())
                .build();
    }

    /** SSM decrypts with the account's own key aws/ssm, whose policy lets everyone in who may read the parameter. */
    private List<DataAwsIamPolicyDocumentStatement.Builder> rights() {
        var parameters = List.of(Bridge.TAILSCALE_KEY, Bridge.CLOUDFLARE_TOKEN).stream()
                .map(key -> scope.arn("ssm", "parameter" + scope.facts().parameter(bridge.name(), key)))
                .toList();
        return List.of(
                Policies.allow("SessionManager", WorkloadIdentity.SESSION_MANAGER, List.of("*")),
                Policies.allow("OwnParameters", List.of("ssm:GetParameter"), parameters));
    }

    private Instance instance(LaunchTemplate template) {
        return Instance.Builder.create(stack, part("instance"))
                .launchTemplate(InstanceLaunchTemplate.builder()
                        .id(template.getId())
                        .version(template.getStringAttribute("latest_version"))
                        .build())
                // as on the interface, or the provider would see drift and turn the check on again
                .sourceDestCheck(false)
                .tags(named())
                .build();
    }

    private void addRoutes(NetworkInterface networkInterface) {
        scope.network().routeTables().forEach((access, table) -> Route.Builder.create(
                        stack, part("route_home_" + access))
                .routeTableId(table.getId())
                .destinationCidrBlock(scope.facts().site().network().lan().toString())
                .networkInterfaceId(networkInterface.getId())
                .build());
    }
}
