package dev.croft.aws.resource;

import dev.croft.aws.base.AwsFacts;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.NodePool;

/** What must hold of a group of workers: its pool exists and is its own, its machines are as large as the pool says, and they find a way out. */
final class AutoScalingGroupChecks {
    private final AutoScalingGroup group;
    private final String path;
    private final AwsFacts facts;
    private final Problems problems;
    private final MachineChecks checks;

    AutoScalingGroupChecks(AutoScalingGroup group, String path, AwsFacts facts, Problems problems) {
        this.group = group;
        this.path = path;
        this.facts = facts;
        this.problems = problems;
        this.checks = new MachineChecks(path, facts, problems);
    }

    void check() {
        var pools = facts.site().pools().stream().map(NodePool::name).toList();
        group.poolIn(facts)
                .ifPresentOrElse(
                        this::checkPool,
                        () -> problems.error(
                                path + ".pool",
                                "must be one of nodePools",
                                group.pool(),
                                pools.isEmpty() ? "add it to nodePools" : "try one of " + pools));
        var others = facts.all(AutoScalingGroup.class).stream()
                .filter(other -> other.pool().equals(group.pool()) && !other.equals(group))
                .map(AutoScalingGroup::name)
                .toList();
        if (!others.isEmpty()) {
            problems.error(
                    path + ".pool",
                    "must be bought by one group; " + others + " buys it too",
                    group.pool(),
                    "remove one of the two");
        }
        checkSubnets();
        checkShares();
        SshSource.check(path, group.sshFrom(), problems);
    }

    private void checkPool(NodePool pool) {
        checks.checkImage(pool.os());
        checks.checkUserData(pool.name());
        for (int i = 0; i < group.instanceTypes().size(); i++) {
            var at = path + ".instanceTypes[" + i + "]";
            checks.checkType(at, group.instanceTypes().get(i), pool.architecture());
            checks.checkSize(at, group.instanceTypes().get(i), pool.cpu(), pool.memory());
        }
    }

    private void checkSubnets() {
        for (int i = 0; i < group.subnets().size(); i++) {
            if (facts.network().subnet(group.subnets().get(i)).isEmpty()) {
                problems.error(
                        path + ".subnets[" + i + "]",
                        "must be a subnet of aws.network",
                        group.subnets().get(i),
                        "try one of " + MachineChecks.described(facts));
            }
        }
        var subnets = group.subnetsIn(facts);
        if (subnets.isEmpty() && group.subnets().isEmpty()) {
            problems.error(
                    path + ".subnets", "must name subnets, for the VPC has no private one", "", "name a public one");
        }
        subnets.forEach(subnet -> checks.checkWayOut(path + ".subnets", subnet, group.publicIp()));
    }

    private void checkShares() {
        if (group.onDemandBase() < 0 || group.onDemandPercentage() < 0 || group.onDemandPercentage() > 100) {
            problems.error(
                    path + ".onDemandPercentage",
                    "must be 0 to 100, and onDemandBase not negative",
                    group.onDemandPercentage() + " and " + group.onDemandBase(),
                    "try 50");
        }
        if (group.cpuTarget() < 1 || group.cpuTarget() > 100) {
            problems.error(path + ".cpuTarget", "must be 1 to 100 percent", group.cpuTarget(), "try 70");
        }
        if (group.hasSpot() && group.instanceTypes().size() < 2) {
            problems.warning(
                    path + ".instanceTypes",
                    "should be several where spot capacity is used: one type is often sold out",
                    group.instanceTypes().get(0),
                    "add a type of the same size, such as t3a.medium");
        }
    }
}
