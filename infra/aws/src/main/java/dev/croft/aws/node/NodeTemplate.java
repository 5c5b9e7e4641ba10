package dev.croft.aws.node;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.MachineImage;
import io.cdktn.providers.aws.launch_template.LaunchTemplate;
import io.cdktn.providers.aws.launch_template.LaunchTemplateCreditSpecification;
import io.cdktn.providers.aws.launch_template.LaunchTemplateIamInstanceProfile;
import io.cdktn.providers.aws.launch_template.LaunchTemplateNetworkInterfaces;
import io.cdktn.providers.aws.network_interface.NetworkInterface;
import java.util.List;
import java.util.Map;

/** The launch template of a machine: image by reference, encrypted gp3 volume, IMDSv2, role, and the user data that makes it a node. */
public final class NodeTemplate {
    private final AwsScope scope;
    private final Machine machine;
    private final MachineImage image;

    public NodeTemplate(AwsScope scope, Machine machine) {
        this.scope = scope;
        this.machine = machine;
        this.image = MachineImage.of(machine.os())
                .orElseThrow(() -> new IllegalStateException("no image of " + machine.os()));
    }

    /** For one machine that keeps its address. */
    public LaunchTemplate with(NetworkInterface networkInterface) {
        var existing = LaunchTemplateNetworkInterfaces.builder()
                .deviceIndex(0)
                .networkInterfaceId(networkInterface.getId())
                .build();
        return builder(existing, List.of("volume")).build();
    }

    /** For machines of a group, each with an address of its subnet. */
    public LaunchTemplate withOwnInterfaces(boolean publicIp) {
        var own = LaunchTemplateNetworkInterfaces.builder()
                .deviceIndex(0)
                .associatePublicIpAddress(Boolean.toString(publicIp))
                .deleteOnTermination("true")
                .securityGroups(securityGroups())
                .build();
        return builder(own, List.of("instance", "volume", "network-interface")).build();
    }

    public List<String> securityGroups() {
        return ClusterGroups.in(scope).of(machine);
    }

    public Map<String, String> named() {
        return Map.of(
                "Name",
                scope.facts().title(machine.node()),
                "node",
                machine.node().value());
    }

    private LaunchTemplate.Builder builder(LaunchTemplateNetworkInterfaces networkInterface, List<String> tagged) {
        var builder = LaunchTemplate.Builder.create(scope.stack(), id(machine.resource(), "launch_template"))
                .name(scope.facts().title(machine.resource()))
                .imageId(image.reference(machine.architecture()))
                .instanceType(machine.instanceType())
                .disableApiTermination(machine.protectedFromTermination())
                .iamInstanceProfile(LaunchTemplateIamInstanceProfile.builder()
                        .arn(NodeIdentity.profile(scope, machine).getArn())
                        .build())
                .metadataOptions(image.metadata(hops()))
                .networkInterfaces(List.of(networkInterface))
                .blockDeviceMappings(List.of(image.rootVolume(machine.disk().bytes() >> 30)))
                .tagSpecifications(
                        tagged.stream().map(kind -> scope.tagged(kind, named())).toList())
                .userData(userData());
        if (machine.burstable()) {
            // "unlimited", AWS's own default for T3, bills surplus credits
            builder.creditSpecification(LaunchTemplateCreditSpecification.builder()
                    .cpuCredits("standard")
                    .build());
        }
        return builder;
    }

    /** Pods reach the machine's credentials only where a resource grants the nodes something that pods use. */
    private int hops() {
        return scope.facts().grants(scope.arns()).stream().anyMatch(grant -> grant.forPods()) ? 2 : 1;
    }

    private String userData() {
        var text = scope.facts().machines().userData().get(machine.node());
        if (text == null) {
            throw new IllegalStateException("no user data of " + machine.node());
        }
        var function = UserDataSize.isPlain(text) ? "filebase64(" : "base64gzip(file(";
        var file = scope.file(machine.resource() + ".user-data.yaml", text);
        return "${" + function + "\"" + file + (UserDataSize.isPlain(text) ? "\")}" : "\"))}");
    }
}
