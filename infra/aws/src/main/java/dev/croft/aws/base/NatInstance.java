package dev.croft.aws.base;

import dev.croft.platform.artifact.Trees;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.OperatingSystem;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.instance.Instance;
import io.cdktn.providers.aws.instance.InstanceLaunchTemplate;
import io.cdktn.providers.aws.launch_template.LaunchTemplate;
import io.cdktn.providers.aws.launch_template.LaunchTemplateCreditSpecification;
import io.cdktn.providers.aws.launch_template.LaunchTemplateNetworkInterfaces;
import io.cdktn.providers.aws.network_interface.NetworkInterface;
import io.cdktn.providers.aws.security_group.SecurityGroup;
import io.cdktn.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small machine that translates addresses for the private subnets. It has no role, no key and no port open to the internet; Ubuntu updates itself. Its
 * interface and address live apart from it, so routes survive when it is replaced.
 */
final class NatInstance {
    private static final String TYPE = "t4g.nano";

    private final AwsScope scope;
    private final TerraformStack stack;
    private final String subnetId;
    private final Map<String, String> named;

    NatInstance(AwsScope scope, String subnetId, Map<String, String> named) {
        this.scope = scope;
        this.stack = scope.stack();
        this.subnetId = subnetId;
        this.named = named;
    }

    NetworkInterface add() {
        var networkInterface = NetworkInterface.Builder.create(stack, "network_nat_interface")
                .description("The way out of the private subnets")
                .subnetId(subnetId)
                .securityGroups(List.of(group().getId()))
                .sourceDestCheck(false)
                .tags(named)
                .build();
        var template = template(networkInterface);
        Instance.Builder.create(stack, "network_nat_instance")
                .launchTemplate(InstanceLaunchTemplate.builder()
                        .id(template.getId())
                        .version(template.getStringAttribute("latest_version"))
                        .build())
                .sourceDestCheck(false)
                .tags(named)
                .build();
        return networkInterface;
    }

    private SecurityGroup group() {
        var group = SecurityGroup.Builder.create(stack, "network_nat_security_group")
                .name(scope.facts().site().name() + "-nat")
                .description("What may pass through the NAT instance")
                .vpcId(scope.network().vpc().getId())
                .build();
        for (var subnet : scope.facts().network().subnets(SubnetAccess.PRIVATE)) {
            VpcSecurityGroupIngressRule.Builder.create(stack, "network_nat_ingress_" + subnet.name())
                    .securityGroupId(group.getId())
                    .description("on its way out of " + subnet.name())
                    .ipProtocol("-1")
                    .cidrIpv4(subnet.cidr().toString())
                    .build();
        }
        VpcSecurityGroupEgressRule.Builder.create(stack, "network_nat_egress")
                .securityGroupId(group.getId())
                .description("whatever the private subnets ask for")
                .ipProtocol("-1")
                .cidrIpv4("0.0.0.0/0")
                .build();
        return group;
    }

    private LaunchTemplate template(NetworkInterface networkInterface) {
        var image = MachineImage.of(OperatingSystem.UBUNTU_24_04).orElseThrow();
        return LaunchTemplate.Builder.create(stack, "network_nat_launch_template")
                .name(scope.facts().site().name() + "-nat")
                .imageId(image.reference(Architecture.arm64))
                .instanceType(TYPE)
                .metadataOptions(image.metadata(1))
                .networkInterfaces(List.of(LaunchTemplateNetworkInterfaces.builder()
                        .deviceIndex(0)
                        .networkInterfaceId(networkInterface.getId())
                        .build()))
                .blockDeviceMappings(List.of(image.rootVolume(8)))
                .tagSpecifications(List.of(scope.tagged("volume", named)))
                .creditSpecification(LaunchTemplateCreditSpecification.builder()
                        .cpuCredits("standard")
                        .build())
                .userData("${filebase64(\"" + scope.file("nat.user-data.yaml", userData()) + "\")}")
                .build();
    }

    private String userData() {
        var vpc = scope.facts().network().cidr();
        var rules = "table ip nat {\n  chain postrouting {\n    type nat hook postrouting priority srcnat;\n"
                + "    ip saddr %s ip daddr != %s masquerade\n  }\n}\n".formatted(vpc, vpc);
        var config = new TreeMap<String, Object>();
        config.put(
                "write_files",
                List.of(
                        Map.of("path", "/etc/sysctl.d/90-nat.conf", "content", "net.ipv4.ip_forward = 1\n"),
                        Map.of("path", "/etc/nftables.conf", "content", "flush ruleset\n" + rules)));
        config.put("runcmd", List.of("sysctl --system", "systemctl enable --now nftables.service"));
        return "#cloud-config\n" + Trees.yaml(scope.facts().site().notice(), config);
    }
}
