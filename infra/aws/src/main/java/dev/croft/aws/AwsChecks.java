package dev.croft.aws;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.Member;
import dev.croft.aws.edge.EdgeChecks;
import dev.croft.aws.resource.Alarms;
import dev.croft.aws.resource.AutoScalingGroup;
import dev.croft.aws.resource.Bridge;
import dev.croft.aws.resource.Database;
import dev.croft.aws.resource.Instance;
import dev.croft.aws.resource.People;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold in {@code aws:} and {@code edge:}: across resources here, within one resource in its own file. */
public final class AwsChecks implements Check<AwsPlatform> {
    private static final List<SectionCheck> ALL = List.of(
            AwsChecks::checkNames,
            AwsChecks::checkReserved,
            AwsChecks::checkBuckets,
            AwsChecks::checkTags,
            AwsChecks::checkBridges,
            AwsChecks::checkClients,
            AwsChecks::checkMachines,
            AwsChecks::checkSingles,
            AwsChecks::checkEach);

    /** Terraform names of what resources share begin with these. */
    private static final List<String> RESERVED = List.of("cluster", "identity", "network");

    private interface SectionCheck {
        void check(AwsSection aws, AwsFacts facts, Problems problems);
    }

    @Override
    public void check(AwsPlatform platform, Problems problems) {
        platform.aws().ifPresent(aws -> {
            var facts = platform.facts(aws);
            NetworkChecks.check(facts, problems);
            ALL.forEach(check -> check.check(aws, facts, problems));
        });
        Interpolation.check(platform, problems);
        platform.edge().ifPresent(edge -> EdgeChecks.check(edge, platform.edgeSite(), problems));
    }

    static String path(int resource) {
        return "aws.resources[" + resource + "]";
    }

    private static void checkReserved(AwsSection aws, AwsFacts facts, Problems problems) {
        for (int i = 0; i < aws.resources().size(); i++) {
            if (RESERVED.contains(aws.resources().get(i).name().value())) {
                problems.error(
                        path(i) + ".name",
                        "must not be one that croft uses itself: " + RESERVED,
                        aws.resources().get(i).name(),
                        "choose another");
            }
        }
    }

    private static void checkNames(AwsSection aws, AwsFacts facts, Problems problems) {
        Map<Name, Integer> seen = new HashMap<>();
        for (int i = 0; i < aws.resources().size(); i++) {
            var resource = aws.resources().get(i);
            var first = seen.putIfAbsent(resource.name(), i);
            if (first != null) {
                problems.error(
                        path(i) + ".name",
                        "must be unique; " + path(first) + ", a "
                                + aws.resources().get(first).type() + ", has it too",
                        resource.name(),
                        "try " + resource.name() + "-2");
            }
            if (facts.title(resource.name()).length() > 52) {
                problems.error(
                        path(i) + ".name",
                        "must leave <platform>-<name> within 52 characters, or IAM and RDS names get too long",
                        facts.title(resource.name()) + ", "
                                + facts.title(resource.name()).length(),
                        "shorten it");
            }
        }
    }

    private static void checkBuckets(AwsSection aws, AwsFacts facts, Problems problems) {
        for (int i = 0; i < aws.resources().size(); i++) {
            for (var bucket : aws.resources().get(i).buckets()) {
                if (bucket.equals(aws.state().bucket())) {
                    problems.error(
                            path(i),
                            "must not use the bucket of aws.state",
                            bucket,
                            "give the state a bucket of its own");
                }
                if (facts.buckets().indexOf(bucket) != facts.buckets().lastIndexOf(bucket)) {
                    problems.error(path(i), "must have its bucket to itself", bucket, "rename one of the two");
                }
            }
        }
        if (aws.state().keepVersions().toDays() < 1) {
            problems.error(
                    "aws.state.keepVersions", "must be at least 1d", aws.state().keepVersions(), "try 90d");
        }
    }

    private static void checkTags(AwsSection aws, AwsFacts facts, Problems problems) {
        aws.tags().forEach((key, value) -> {
            if (key.isEmpty() || key.length() > 128 || value.length() > 256 || key.startsWith("aws:")) {
                problems.error(
                        "aws.tags." + key,
                        "must be 1 to 128 characters not beginning with aws:, its value 256 at most",
                        key + "=" + value,
                        "shorten it");
            }
            if (key.equals("platform") || key.equals("managed-by")) {
                problems.error("aws.tags." + key, "is a tag that croft sets itself", value, "choose another key");
            }
        });
    }

    private static void checkBridges(AwsSection aws, AwsFacts facts, Problems problems) {
        var bridges = facts.all(Bridge.class).stream().map(Bridge::name).toList();
        var lan = facts.site().network().lan();
        if (bridges.size() > 1) {
            problems.error(
                    "aws.resources",
                    "must hold one bridge at most, for a route table has one way to network.lan " + lan,
                    bridges.stream().map(Name::value).collect(Collectors.joining(", ")),
                    "put the upstreams into one");
        }
        if (!bridges.isEmpty() && lan.equals(facts.network().cidr())) {
            problems.error(
                    "aws.resources",
                    "must hold no bridge where network.lan is the VPC: there is no home network to lead to",
                    bridges,
                    "use a load-balancer");
        }
    }

    private static void checkClients(AwsSection aws, AwsFacts facts, Problems problems) {
        var clients = Stream.of(AutoScalingGroup.class, Bridge.class, Instance.class)
                .flatMap(kind -> facts.all(kind).stream())
                .map(Member::name)
                .toList();
        for (int i = 0; i < aws.resources().size(); i++) {
            if (aws.resources().get(i) instanceof Database database) {
                for (int j = 0; j < database.clients().size(); j++) {
                    if (!clients.contains(database.clients().get(j))) {
                        problems.error(
                                path(i) + ".clients[" + j + "]",
                                "must be a bridge or a machine of aws.resources",
                                database.clients().get(j),
                                clients.isEmpty() ? "add a bridge" : "try one of " + clients);
                    }
                }
            }
        }
    }

    /** A node that no resource makes would never boot. */
    private static void checkMachines(AwsSection aws, AwsFacts facts, Problems problems) {
        var made = Stream.concat(
                        facts.all(Instance.class).stream().map(Instance::node),
                        facts.all(AutoScalingGroup.class).stream().map(AutoScalingGroup::pool))
                .toList();
        var wanted = Stream.concat(
                        facts.site().nodes().stream()
                                .filter(node -> node.hardware() == Hardware.EC2)
                                .map(Node::name),
                        facts.site().pools().stream().map(NodePool::name))
                .filter(name -> !made.contains(name))
                .toList();
        if (!wanted.isEmpty()) {
            problems.error(
                    "aws.resources",
                    "must make every node with hardware: ec2 and every pool",
                    wanted,
                    "add {type: instance, node: ...} or {type: auto-scaling-group, pool: ...}");
        }
    }

    /** Of what there is one in an account, or of which two would write the same. */
    private static void checkSingles(AwsSection aws, AwsFacts facts, Problems problems) {
        for (var kind : List.of(Alarms.class, People.class)) {
            var names = facts.all(kind).stream().map(Member::name).toList();
            if (names.size() > 1) {
                problems.error("aws.resources", "must hold one at most of its kind", names, "join them");
            }
        }
    }

    private static void checkEach(AwsSection aws, AwsFacts facts, Problems problems) {
        for (int i = 0; i < aws.resources().size(); i++) {
            aws.resources().get(i).check(path(i), facts, problems);
        }
    }
}
