package dev.croft.aws;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsStack;
import dev.croft.aws.base.StackFiles;
import dev.croft.aws.resource.AutoScalingGroup;
import dev.croft.aws.resource.AwsResource;
import dev.croft.platform.Name;
import java.util.List;
import java.util.regex.Pattern;

/** What every step of the guide asks: the resources by kind, the stacks, and how a command is written. */
record GuideSite(AwsPlatform platform, AwsSection aws, List<StackFiles> stacks) {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._/-]+");

    AwsFacts facts() {
        return platform.facts(aws);
    }

    /** The resources of one kind, by name: their order in the description does not matter. */
    <T extends AwsResource> List<T> all(Class<T> kind) {
        return aws.resources().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted((one, other) ->
                        one.name().value().compareTo(other.name().value()))
                .toList();
    }

    boolean has(Class<? extends AwsResource> kind) {
        return aws.resources().stream().anyMatch(kind::isInstance);
    }

    boolean hasDns() {
        return platform.edge().flatMap(edge -> edge.dns()).isPresent();
    }

    boolean hasTailnet() {
        return platform.edge().flatMap(edge -> edge.tailnet()).isPresent();
    }

    String folder(String stack) {
        return platform.site().generated() + "/terraform/" + stack;
    }

    String terraform(String stack, String command) {
        return "terraform -chdir=" + folder(stack) + " " + command;
    }

    /** An output of the stack {@code aws}, inside double quotes. */
    String output(Name resource, String what) {
        return "\"$(" + terraform(AwsStack.NAME, "output -raw " + resource + "_" + what) + ")\"";
    }

    /** The first machine of a group, as a command inside double quotes. */
    String firstOf(AutoScalingGroup group) {
        return "\"$("
                + cli("autoscaling describe-auto-scaling-groups --output text --query"
                        + " 'AutoScalingGroups[0].Instances[0].InstanceId' --auto-scaling-group-names ")
                + facts().title(group.name()) + ")\"";
    }

    /** The AWS CLI in the platform's region. */
    String cli(String command) {
        return "aws --region " + aws.region() + " " + command;
    }

    /** A word as the shell takes it literally. */
    static String word(String text) {
        return BARE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
