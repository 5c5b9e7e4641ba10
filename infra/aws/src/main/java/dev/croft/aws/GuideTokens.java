package dev.croft.aws;

import java.util.ArrayList;
import java.util.List;

/** The environment variables from which the providers of the stack {@code edge} take their credentials. */
final class GuideTokens {
    private GuideTokens() {}

    static List<String> names(boolean dns, boolean tailnet) {
        var names = new ArrayList<String>();
        if (dns) {
            names.add("CLOUDFLARE_API_TOKEN");
        }
        if (tailnet) {
            names.add("TAILSCALE_OAUTH_CLIENT_ID");
            names.add("TAILSCALE_OAUTH_CLIENT_SECRET");
        }
        return names;
    }

    /** One command that asks for each: no second line that the terminal could take for a value. */
    static String read(boolean dns, boolean tailnet) {
        return "for name in " + String.join(" ", names(dns, tailnet))
                + "; do read -rsp \"$name: \" \"$name\"; export \"${name?}\"; done";
    }
}
