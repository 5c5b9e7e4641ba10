package dev.croft.cluster;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** Where a cluster's API server answers, as others reach it: {@code https://172.30.9.10:6443}. */
@Text(
        value = "the URL of an API server, without a path",
        pattern = "^https://[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?(:[1-9][0-9]{0,4})?$",
        example = "https://172.30.9.10:6443")
public record ApiServerUrl(String value) implements Comparable<ApiServerUrl> {
    private static final Pattern RULE =
            Pattern.compile("https://[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?(:[1-9]\\d{0,4})?");

    public ApiServerUrl {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be https://, a host or an address, and a port", value, "try https://172.30.9.10:6443");
        }
    }

    public static ApiServerUrl parse(String text) {
        return new ApiServerUrl(text);
    }

    @Override
    public int compareTo(ApiServerUrl other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
