package dev.croft.aws.resource;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.Subnet;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;

/** What must hold of a machine: it is a node of the platform, of that node's size, and it stands where the node's address is. */
final class InstanceChecks {
    private final Instance instance;
    private final String path;
    private final AwsFacts facts;
    private final Problems problems;

    InstanceChecks(Instance instance, String path, AwsFacts facts, Problems problems) {
        this.instance = instance;
        this.path = path;
        this.facts = facts;
        this.problems = problems;
    }

    void check() {
        var nodes = facts.site().nodes().stream()
                .filter(node -> node.hardware() == Hardware.EC2)
                .map(Node::name)
                .toList();
        if (!nodes.contains(instance.node())) {
            problems.error(
                    path + ".node",
                    "must be a node with hardware: ec2",
                    instance.node(),
                    nodes.isEmpty() ? "add such a node to nodes" : "try one of " + nodes);
            return;
        }
        checkOnce();
        instance.nodeIn(facts).ifPresent(this::checkNode);
        SshSource.check(path, instance.sshFrom(), problems);
    }

    private void checkOnce() {
        var others = facts.all(Instance.class).stream()
                .filter(other -> other.node().equals(instance.node()) && !other.equals(instance))
                .map(Instance::name)
                .toList();
        if (!others.isEmpty()) {
            problems.error(
                    path + ".node",
                    "must be made by one resource; " + others + " makes it too",
                    instance.node(),
                    "remove one of the two");
        }
    }

    private void checkNode(Node node) {
        var checks = new MachineChecks(path, facts, problems);
        checks.checkImage(node.os());
        checks.checkUserData(instance.node());
        checks.checkType(path + ".instanceType", instance.instanceType(), node.architectureOrDefault());
        checks.checkSize(path + ".instanceType", instance.instanceType(), node.cpuOrDefault(), node.memoryOrDefault());
        instance.subnetIn(facts)
                .ifPresentOrElse(
                        subnet -> checkPlace(node, subnet, checks),
                        () -> problems.error(
                                path + ".subnet",
                                "must be a subnet of aws.network that holds the node's address " + node.address(),
                                instance.subnet().map(Object::toString).orElse("none holds it"),
                                "try one of " + MachineChecks.described(facts)));
    }

    private void checkPlace(Node node, Subnet subnet, MachineChecks checks) {
        var range = subnet.cidr().range();
        if (!subnet.cidr().contains(node.address())) {
            problems.error(
                    path + ".subnet",
                    "must hold the address of node " + node.name() + ", " + node.address(),
                    subnet.described(),
                    "leave it out, or move the node");
        } else if (node.address().bits() < range.first().bits() + 4
                || node.address().equals(range.last())) {
            problems.error(
                    path + ".node",
                    "must have an address that AWS does not keep for itself, from "
                            + range.first().plus(4) + " to " + range.last().plus(-1),
                    node.address(),
                    "try " + range.first().plus(10));
        }
        checks.checkWayOut(path + ".subnet", subnet, instance.publicIp());
    }
}
