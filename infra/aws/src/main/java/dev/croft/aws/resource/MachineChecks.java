package dev.croft.aws.resource;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.MachineImage;
import dev.croft.aws.base.Nat;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.node.UserDataSize;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.util.List;

/** What must hold of every machine of the cluster, one or many. */
final class MachineChecks {
    private final String path;
    private final AwsFacts facts;
    private final Problems problems;

    MachineChecks(String path, AwsFacts facts, Problems problems) {
        this.path = path;
        this.facts = facts;
        this.problems = problems;
    }

    static List<String> described(AwsFacts facts) {
        return facts.network().subnets().stream().map(Subnet::described).toList();
    }

    void checkImage(OperatingSystem os) {
        if (MachineImage.of(os).isEmpty()) {
            problems.error(path, "must be of a system that has an image in EC2", os, "try os: ubuntu-24.04");
        }
    }

    void checkUserData(Name node) {
        var text = facts.machines().userData().get(node);
        if (text == null) {
            problems.error(
                    path,
                    "must be of a node or pool that the cluster boots in EC2; there is no user data of it",
                    node,
                    "give it hardware: ec2, or make it a pool");
        } else if (UserDataSize.bytes(text) > UserDataSize.LIMIT_BYTES) {
            problems.error(
                    path,
                    "must have user data within EC2's " + UserDataSize.LIMIT_BYTES + " bytes, compressed",
                    UserDataSize.bytes(text) + " bytes",
                    "give " + node + " fewer files");
        }
    }

    void checkType(String at, InstanceType type, Architecture architecture) {
        if (type.architecture() != architecture) {
            problems.error(
                    at,
                    "must be of the node's architecture " + architecture,
                    type + ", " + type.architecture(),
                    architecture == Architecture.arm64 ? "try t4g.medium" : "try t3.medium");
        }
    }

    /** Linux reports a little less memory than the type's name promises, never more. */
    void checkSize(String at, InstanceType type, Cpu cpu, Memory memory) {
        InstanceSize.of(type).ifPresent(size -> {
            if (cpu.compareTo(size.cpu()) > 0 || memory.compareTo(size.memory()) > 0) {
                problems.error(
                        at,
                        "must have what the description counts on, " + cpu + " cores and " + memory,
                        type + " with " + size.cpu() + " and " + size.memory(),
                        "choose a larger type, or say less in the node or pool");
            }
        });
    }

    /** A machine that reaches nothing cannot even install Kubernetes. */
    void checkWayOut(String at, Subnet subnet, boolean publicIp) {
        if (subnet.isPublic() && !publicIp) {
            problems.error(
                    at,
                    "must lead to the internet; in a public subnet that takes a public address",
                    subnet.described(),
                    "set publicIp: true, or use a private subnet");
        }
        if (!subnet.isPublic() && publicIp) {
            problems.error(
                    path + ".publicIp",
                    "has no effect in a private subnet, which has no route to the internet gateway",
                    "true",
                    "leave it out, or use a public subnet");
        }
        if (!subnet.isPublic() && facts.network().nat() == Nat.NONE) {
            problems.error(
                    at,
                    "must lead to the internet, or the machine finds neither packages nor images",
                    subnet.described(),
                    "set aws.network.nat: gateway or instance");
        }
    }
}
