package dev.croft.aws.edge;

import dev.croft.aws.base.AwsStack;
import dev.croft.aws.base.StackFiles;
import dev.croft.aws.base.Stacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stack {@code edge}: Cloudflare and Tailscale. It learns addresses from the outputs of the stack {@code aws}. */
public final class EdgeStack {
    public static final String NAME = "edge";

    private EdgeStack() {}

    public static StackFiles synthesize(EdgeSection edge, EdgeSite site) {
        var stack = Stacks.open(NAME);
        site.aws()
                .ifPresentOrElse(facts -> Stacks.keepStateInBucket(stack, facts), () -> Stacks.keepStateLocally(stack));
        Map<String, String> files = new LinkedHashMap<>();
        edge.dns().ifPresent(dns -> new DnsRecipe(stack, dns, site).add());
        edge.tailnet()
                .ifPresent(tailnet -> files.put(TailnetRecipe.FILE, new TailnetRecipe(stack, tailnet, site).add()));
        return Stacks.synthesize(stack, files, site.aws().isPresent() ? List.of(AwsStack.NAME) : List.of());
    }
}
