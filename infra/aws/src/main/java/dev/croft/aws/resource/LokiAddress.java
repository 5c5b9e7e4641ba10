package dev.croft.aws.resource;

import dev.croft.platform.network.IpAddress;
import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** Where Loki listens in the home network: {@code http://address:port}. The tailnet encrypts the way there. */
@Text(
        value = "Loki's address in the home network",
        pattern = "^http://[0-9.]+:[0-9]{1,5}$",
        example = "http://172.30.1.106:3100")
public record LokiAddress(IpAddress address, int port) {
    private static final Pattern RULE = Pattern.compile("http://(?<address>[0-9.]+):(?<port>\\d{1,5})");

    public static LokiAddress parse(String text) {
        var matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidText("must be http://address:port", text, "try http://172.30.1.106:3100");
        }
        return new LokiAddress(IpAddress.parse(matcher.group("address")), Integer.parseInt(matcher.group("port")));
    }

    /** Where collectors push to. */
    String pushUrl() {
        return this + "/loki/api/v1/push";
    }

    @Override
    public String toString() {
        return "http://" + address + ":" + port;
    }
}
