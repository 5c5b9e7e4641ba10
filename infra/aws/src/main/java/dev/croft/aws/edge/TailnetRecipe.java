package dev.croft.aws.edge;

import dev.croft.aws.base.Stacks;
import dev.croft.platform.artifact.Trees;
import io.cdktn.cdktn.TerraformStack;
import java.util.Map;

/** How the tailnet's policy gets there, with tailscale/tailscale 0.29. */
final class TailnetRecipe {
    /** The policy beside {@code cdk.tf.json}, where people can read it. */
    static final String FILE = "tailnet-policy.json";

    private static final String PROVIDER_VERSION = "~> 0.29";

    private final TerraformStack stack;
    private final Tailnet tailnet;
    private final EdgeSite site;

    TailnetRecipe(TerraformStack stack, Tailnet tailnet, EdgeSite site) {
        this.stack = stack;
        this.tailnet = tailnet;
        this.site = site;
    }

    /** Adds the resource; returns the policy's text. Every tailnet has a policy, so the first plan adopts it and shows what will change. */
    String add() {
        Stacks.useProvider(stack, "tailscale", PROVIDER_VERSION);
        Untyped.resource(
                        stack,
                        "tailnet_policy",
                        "tailscale_acl",
                        Map.of("acl", "${file(\"${path.module}/" + FILE + "\")}"))
                .importFrom("acl");
        return Trees.json(new TailnetPolicy(tailnet, site).tree());
    }
}
