package dev.croft.aws;

import dev.croft.aws.base.AwsStack;
import dev.croft.aws.base.StackFiles;
import dev.croft.aws.base.StateStack;
import dev.croft.aws.edge.EdgeStack;
import dev.croft.aws.resource.Bridge;
import dev.croft.aws.resource.Database;
import dev.croft.aws.resource.GithubRoles;
import dev.croft.aws.resource.Secrets;
import dev.croft.aws.resource.Website;
import dev.croft.platform.artifact.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code terraform/README.md}: from an empty account to a cloud side that the pipeline keeps, each step with its commands. */
final class CloudGuide {
    static final String PATH = "terraform/README.md";

    private final GuideSite site;
    private final Markdown text = new Markdown();

    CloudGuide(AwsPlatform platform, AwsSection aws, List<StackFiles> stacks) {
        this.site = new GuideSite(platform, aws, stacks);
    }

    String text() {
        text.line("# Bringing up the cloud side of " + site.platform().site().name());
        text.paragraph(site.platform().site().notice() + ".");
        text.paragraph(
                "Run the commands with bash at the root of the repository. Every step may be repeated; commands that ask for a value run one line at a time. No value of"
                        + " a secret is in a file of the repository, in Terraform's state or in the shell's history.");
        computer();
        providers();
        state();
        new GuideBridgeSteps(site, text).add();
        apply();
        new GuideMachineSteps(site, text).add();
        new GuideDataSteps(site, text).add();
        new GuideBucketSteps(site, text).add();
        new GuidePeopleSteps(site, text).add();
        edge();
        site.all(GithubRoles.class).forEach(roles -> new GuideGithubSteps(site, text, roles).add());
        check();
        otherWay();
        return text.toString();
    }

    private void computer() {
        text.step("Prepare your computer");
        text.paragraph("It needs Terraform 1.11 or newer, the AWS CLI" + tools() + ". The first time takes an"
                + " administrator's credentials, of IAM Identity Center or of a role: not the root user's, whose access"
                + " keys should not exist.");
        text.commands(
                "terraform version", "aws sts get-caller-identity   # the right account, and an Arn without \":root\"");
    }

    private String tools() {
        var tools = new ArrayList<String>();
        if (site.has(Secrets.class) || site.has(Database.class)) {
            tools.add("jq");
        }
        if (site.has(Database.class)) {
            tools.add("psql");
        }
        if (site.has(GithubRoles.class)) {
            tools.add("GitHub's gh");
        }
        return tools.stream().map(tool -> ", " + tool).collect(Collectors.joining());
    }

    private void providers() {
        text.step("Pin the providers");
        text.paragraph("Writes `.terraform.lock.hcl` into each stack, for both kinds of runner. Commit the files: the"
                + " pipeline takes no provider that is not in them.");
        text.commands(site.stacks().stream()
                .map(stack ->
                        site.terraform(stack.name(), "providers lock -platform=linux_amd64 -platform=linux_arm64"))
                .toList());
    }

    private void state() {
        var bucket = site.aws().state().bucket();
        text.step("Apply the stack state");
        text.paragraph(
                "Makes the bucket " + bucket + ", which holds the state of all other stacks. A person applies this"
                        + " stack, once; `apply` shows its plan again and waits for `yes`.");
        commands(StateStack.NAME);
        text.paragraph("Its own state cannot lie in the bucket that it makes: it stays in `" + site.folder("state")
                + "/terraform.tfstate`, which Git ignores. It holds no secret and need not be moved. On another computer,"
                + " or when it is lost, take the bucket over again before any change:");
        var addresses = site.stacks().stream()
                .filter(stack -> stack.name().equals(StateStack.NAME))
                .flatMap(CloudGuide::addresses)
                .collect(Collectors.joining(" "));
        text.commands(
                site.terraform(StateStack.NAME, "init"),
                "for resource in " + addresses + "; do",
                "  " + site.terraform(StateStack.NAME, "import $resource " + bucket),
                "done",
                site.terraform(StateStack.NAME, "plan"));
    }

    /** Every resource of the stack is the bucket or a part of it, which Terraform imports by the bucket's name. */
    private static Stream<String> addresses(StackFiles stack) {
        return stack.terraform().get("resource") instanceof Map<?, ?> types
                ? types.entrySet().stream()
                        .filter(type -> type.getValue() instanceof Map<?, ?>)
                        .flatMap(type ->
                                ((Map<?, ?>) type.getValue()).keySet().stream().map(name -> type.getKey() + "." + name))
                        .sorted()
                : Stream.of();
    }

    private void apply() {
        text.step("Apply the stack aws");
        text.paragraph("The network" + resources() + ", in " + site.aws().region() + ".");
        commands(AwsStack.NAME);
    }

    private String resources() {
        return site.aws().resources().stream()
                .map(resource -> ", " + resource.name() + " (" + resource.type() + ")")
                .sorted()
                .collect(Collectors.joining());
    }

    private void edge() {
        if (site.hasDns() || site.hasTailnet()) {
            text.step("Apply the stack edge");
            text.paragraph(
                    "It reads the outputs of `aws`. Tokens come from the environment of this shell; paste each, then"
                            + " Enter: nothing is shown."
                            + (site.hasDns() ? " Cloudflare's token edits DNS, settings and rules of the zone." : "")
                            + (site.hasTailnet()
                                    ? " Tailscale's OAuth client has the scope `policy_file`. The plan adopts the tailnet's present"
                                            + " policy and shows what would replace it: read it before you say `yes`."
                                    : ""));
            text.commands(GuideTokens.read(site.hasDns(), site.hasTailnet()));
            commands(EdgeStack.NAME);
        }
    }

    private void commands(String stack) {
        text.commands(site.terraform(stack, "init"), site.terraform(stack, "plan"), site.terraform(stack, "apply"));
    }

    private void check() {
        text.step("Check");
        text.paragraph("Every plan says \"No changes\"."
                + (site.has(Bridge.class)
                        ? " A bridge answers `/bridge/health` itself; `/health` comes from the home network, so it needs"
                                + " the cluster too."
                        : ""));
        var commands = new ArrayList<String>();
        site.stacks().forEach(stack -> commands.add(site.terraform(stack.name(), "plan -detailed-exitcode")));
        for (var bridge : site.all(Bridge.class)) {
            commands.add("curl --fail https://" + bridge.host() + "/bridge/health");
            commands.add("curl --fail https://" + bridge.host() + "/health");
        }
        for (var website : site.all(Website.class)) {
            commands.add("curl --fail --head https://" + website.host() + "   # once its files are in the bucket "
                    + website.bucketOrDefault());
        }
        text.commands(commands);
    }

    private void otherWay() {
        var prefix = site.platform().site().name() + "-";
        var names = site.stacks().stream()
                .map(StackFiles::name)
                .filter(stack -> !stack.equals(StateStack.NAME))
                .map(stack -> prefix + stack)
                .collect(Collectors.joining(" "));
        text.line("");
        text.line("## The other way: cdktn");
        text.paragraph("After the steps before \"Apply the stack aws\", `npm ci --prefix .ci --ignore-scripts` and"
                + " `.ci/node_modules/.bin/cdktn deploy " + names
                + "` synthesize the stacks anew and apply them in their"
                + " order, with the same states and the same tokens. The remaining steps stay. `state` is not among them:"
                + " its state lies beside its configuration above.");
    }
}
