package dev.croft.aws;

import dev.croft.aws.resource.AutoScalingGroup;
import dev.croft.aws.resource.Instance;
import dev.croft.platform.artifact.Markdown;
import java.util.ArrayList;

/** How to see the machines of the cluster join, and how to replace one. */
final class GuideMachineSteps {
    private final GuideSite site;
    private final Markdown text;

    GuideMachineSteps(GuideSite site, Markdown text) {
        this.site = site;
        this.text = text;
    }

    void add() {
        if (!site.has(Instance.class) && !site.has(AutoScalingGroup.class)) {
            return;
        }
        text.step("See the machines join");
        text.paragraph(
                "Each machine makes itself a node when it first boots. A session needs the Session Manager plugin of"
                        + " the AWS CLI, and no SSH. The first command lists the machines; the others show how far one is.");
        var commands = new ArrayList<String>();
        commands.add(site.cli("ec2 describe-instances --filters Name=tag:platform,Values="
                + site.platform().site().name()
                + " Name=instance-state-name,Values=running --output table --query"
                + " 'Reservations[].Instances[].[InstanceId, PrivateIpAddress, Tags[?Key==`node`]|[0].Value]'"));
        for (var instance : site.all(Instance.class)) {
            commands.add(session(site.output(instance.name(), "instance_id"))
                    + "   # then: cloud-init status --wait --long");
        }
        for (var group : site.all(AutoScalingGroup.class)) {
            commands.add(session(site.firstOf(group)));
        }
        text.commands(commands);
        replace();
    }

    private String session(String target) {
        return site.cli("ssm start-session --target " + target);
    }

    private void replace() {
        if (site.has(Instance.class)) {
            text.paragraph(
                    "An apply never replaces such a machine; a new image, type or user data is for the next one. Take the"
                            + " node out of the cluster first (`kubectl drain`, `kubectl delete node`); it comes back with the"
                            + " same address. A server is protected from termination: turn that off before.");
            var commands = new ArrayList<String>();
            for (var instance : site.all(Instance.class)) {
                commands.add(site.cli("ec2 modify-instance-attribute --no-disable-api-termination --instance-id "
                        + site.output(instance.name(), "instance_id")));
                commands.add(site.terraform("aws", "apply -replace=aws_instance." + instance.name() + "_instance"));
            }
            text.commands(commands);
        }
        if (site.has(AutoScalingGroup.class)) {
            text.paragraph(
                    "Machines of a group are replaced one after the other whenever their launch template changes; this"
                            + " does it without a change, for the newest image.");
            text.commands(site.all(AutoScalingGroup.class).stream()
                    .map(group -> site.cli("autoscaling start-instance-refresh --auto-scaling-group-name "
                            + site.output(group.name(), "group_name")))
                    .toList());
        }
    }
}
