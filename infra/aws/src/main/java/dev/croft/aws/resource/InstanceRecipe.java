package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.node.NodeRules;
import dev.croft.aws.node.NodeTemplate;
import io.cdktn.cdktn.TerraformResourceLifecycle;
import io.cdktn.providers.aws.eip.Eip;
import io.cdktn.providers.aws.instance.InstanceLaunchTemplate;
import io.cdktn.providers.aws.network_interface.NetworkInterface;
import java.util.List;

/** How a machine of the cluster is built. Its network interface lives apart from it, so a replaced machine has the same address. */
final class InstanceRecipe {
    private final Instance instance;
    private final AwsScope scope;
    private final NodeTemplate template;

    InstanceRecipe(Instance instance, AwsScope scope) {
        this.instance = instance;
        this.scope = scope;
        this.template = new NodeTemplate(scope, instance.machine(scope.facts()));
    }

    void add() {
        NodeRules.allowSsh(scope, instance.name(), SshSource.byName(instance.sshFrom()));
        var networkInterface = networkInterface();
        var launchTemplate = template.with(networkInterface);
        var machine = io.cdktn.providers.aws.instance.Instance.Builder.create(scope.stack(), part("instance"))
                .launchTemplate(InstanceLaunchTemplate.builder()
                        .id(launchTemplate.getId())
                        .version(launchTemplate.getStringAttribute("latest_version"))
                        .build())
                .tags(template.named())
                // a new launch template is for the next machine: -replace makes it
                .lifecycle(TerraformResourceLifecycle.builder()
                        .ignoreChanges(List.of("launch_template"))
                        .build())
                .build();
        if (instance.publicIp()) {
            addAddress(networkInterface);
        }
        scope.output(instance.name(), "instance_id", machine.getId(), "for aws ssm start-session --target");
    }

    private String part(String part) {
        return id(instance.name(), part);
    }

    private NetworkInterface networkInterface() {
        var subnet = instance.subnetIn(scope.facts()).orElseThrow();
        var node = instance.nodeIn(scope.facts()).orElseThrow();
        return NetworkInterface.Builder.create(scope.stack(), part("network_interface"))
                .description("The node " + instance.node())
                .subnetId(scope.network().subnetId(subnet.name()))
                .privateIps(List.of(node.address().toString()))
                .securityGroups(template.securityGroups())
                .tags(template.named())
                .build();
    }

    private void addAddress(NetworkInterface networkInterface) {
        var address = Eip.Builder.create(scope.stack(), part("address"))
                .domain("vpc")
                .networkInterface(networkInterface.getId())
                .tags(template.named())
                .dependsOn(List.of(scope.network().internetGateway()))
                .build();
        scope.output(instance.name(), "public_ip", address.getPublicIp(), "the node's public address");
    }
}
