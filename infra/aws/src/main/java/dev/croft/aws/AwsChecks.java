package dev.croft.aws;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.edge.EdgeChecks;
import dev.croft.aws.resource.Bridge;
import dev.croft.aws.resource.Database;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold in {@code aws:} and {@code edge:}: across resources here, within one resource in its own file. */
public final class AwsChecks implements Check<AwsPlatform> {
    private static final List<SectionCheck> ALL = List.of(
            AwsChecks::checkNames,
            AwsChecks::checkBuckets,
            AwsChecks::checkTags,
            AwsChecks::checkBridges,
            AwsChecks::checkClients,
            AwsChecks::checkEach);

    private interface SectionCheck {
        void check(AwsSection aws, AwsFacts facts, Problems problems);
    }

    @Override
    public void check(AwsPlatform platform, Problems problems) {
        platform.aws().ifPresent(aws -> {
            var facts = aws.facts(platform.site());
            NetworkChecks.check(facts, problems);
            ALL.forEach(check -> check.check(aws, facts, problems));
        });
        Interpolation.check(platform, problems);
        platform.edge().ifPresent(edge -> EdgeChecks.check(edge, platform.edgeSite(), problems));
    }

    static String path(int resource) {
        return "aws.resources[" + resource + "]";
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
        var bridges = aws.resources().stream().filter(Bridge.class::isInstance).toList();
        if (bridges.size() > 1) {
            problems.error(
                    "aws.resources",
                    "must hold one bridge at most, for a route table has one way to network.lan "
                            + facts.site().network().lan(),
                    bridges.stream().map(bridge -> bridge.name().value()).collect(Collectors.joining(", ")),
                    "put the upstreams into one");
        }
    }

    private static void checkClients(AwsSection aws, AwsFacts facts, Problems problems) {
        var bridges = aws.resources().stream()
                .filter(Bridge.class::isInstance)
                .map(resource -> resource.name())
                .toList();
        for (int i = 0; i < aws.resources().size(); i++) {
            if (aws.resources().get(i) instanceof Database database) {
                for (int j = 0; j < database.clients().size(); j++) {
                    if (!bridges.contains(database.clients().get(j))) {
                        problems.error(
                                path(i) + ".clients[" + j + "]",
                                "must be a bridge of aws.resources",
                                database.clients().get(j),
                                bridges.isEmpty() ? "add a bridge" : "try one of " + bridges);
                    }
                }
            }
        }
    }

    private static void checkEach(AwsSection aws, AwsFacts facts, Problems problems) {
        for (int i = 0; i < aws.resources().size(); i++) {
            aws.resources().get(i).check(path(i), facts, problems);
        }
    }
}
