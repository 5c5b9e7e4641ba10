package dev.croft.cluster;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** A container registry as the first part of an image name: {@code 172.30.1.64:32000}, or {@code ghcr.io} for one at HTTPS' own port. */
@Text(
        value = "a registry's DNS name, or host and port",
        pattern = "^([a-z0-9][-.a-z0-9]{0,252}:[1-9][0-9]{0,4}|([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?[.])+[a-z]{2,63})$",
        example = "172.30.1.64:32000")
public record RegistryAddress(String value) implements Comparable<RegistryAddress> {
    private static final Pattern RULE = Pattern.compile(
            "[a-z0-9][-.a-z0-9]{0,252}:[1-9]\\d{0,4}|([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?[.])+[a-z]{2,63}");

    public RegistryAddress {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be a registry's DNS name, or host and port", value, "try ghcr.io or 172.30.1.64:32000");
        }
    }

    public static RegistryAddress parse(String text) {
        return new RegistryAddress(text);
    }

    @Override
    public int compareTo(RegistryAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
