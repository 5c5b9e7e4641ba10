package dev.croft.aws;

import dev.croft.aws.edge.EdgeStack;
import dev.croft.aws.resource.Bridge;
import dev.croft.platform.artifact.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What bridges need before they first boot: their tags in the tailnet, and their two parameters. */
final class GuideBridgeSteps {
    private final GuideSite site;
    private final Markdown text;

    GuideBridgeSteps(GuideSite site, Markdown text) {
        this.site = site;
        this.text = text;
    }

    void add() {
        if (site.has(Bridge.class)) {
            tags();
            parameters();
        }
    }

    private void tags() {
        var tags = site.all(Bridge.class).stream()
                .map(bridge -> "`" + bridge.tag() + "`")
                .collect(Collectors.joining(", "));
        text.step("Let the tailnet know " + tags.replace("`", ""));
        if (!site.hasTailnet()) {
            text.paragraph("In the tailnet's policy, `tagOwners` must name " + tags
                    + " and `autoApprovers` must let it advertise "
                    + site.aws().network().cidr() + ".");
            return;
        }
        text.paragraph(
                "A key for a tag can be made once the policy names the tag. This applies the policy alone. The plan"
                        + " adopts the present one and shows what would replace it: the file is the whole tailnet's.");
        text.commands(GuideTokens.read(false, true));
        text.commands(
                site.terraform(EdgeStack.NAME, "init"),
                site.terraform(EdgeStack.NAME, "apply -target=tailscale_acl.tailnet_policy"));
    }

    private void parameters() {
        text.step("Fill the parameters of the bridge");
        text.paragraph(
                "A bridge reads them at every boot, and tries again every minute until they are there. Paste each"
                        + " value, then Enter and Ctrl-D. An OAuth client's secret, with `?ephemeral=true&preauthorized=true`"
                        + " behind it, outlives the 90 days of an auth key.");
        for (var bridge : site.all(Bridge.class)) {
            text.commands(commands(bridge));
        }
    }

    private List<String> commands(Bridge bridge) {
        var commands = new ArrayList<String>();
        commands.add("private=$(umask 077; mktemp -d)");
        commands.addAll(fill(
                bridge, Bridge.TAILSCALE_KEY, "an auth key, or the secret of an OAuth client, for " + bridge.tag()));
        commands.addAll(
                fill(bridge, Bridge.CLOUDFLARE_TOKEN, "a token with Zone.DNS edit on the zone of " + bridge.host()));
        commands.add("rm -r \"$private\"");
        return commands;
    }

    private List<String> fill(Bridge bridge, String key, String what) {
        return List.of(
                "cat > \"$private/" + key + "\"   # " + what,
                site.cli("ssm put-parameter --type SecureString --overwrite --name "
                        + site.facts().parameter(bridge.name(), key) + " --value \"file://$private/" + key + "\""));
    }
}
