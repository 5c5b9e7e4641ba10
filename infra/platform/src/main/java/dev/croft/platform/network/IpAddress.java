package dev.croft.platform.network;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An IPv4 address, kept as its unsigned 32 bits. */
@Text(
        value = "an IPv4 address",
        pattern = "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}$",
        example = "172.30.1.64")
public record IpAddress(long bits) implements Comparable<IpAddress> {
    private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d{0,2}");

    public IpAddress {
        if (bits < 0 || bits > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("not an IPv4 address: " + bits);
        }
    }

    public static IpAddress parse(String text) {
        var octets = text.split("\\.", -1);
        long bits = 0;
        for (var octet : octets) {
            if (octets.length != 4 || !OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                throw new InvalidText("must be an IPv4 address", text, "try 192.168.0.10");
            }
            bits = (bits << 8) | Integer.parseInt(octet);
        }
        return new IpAddress(bits);
    }

    public IpAddress plus(long offset) {
        return new IpAddress(bits + offset);
    }

    @Override
    public int compareTo(IpAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >> 24) + "." + ((bits >> 16) & 255) + "." + ((bits >> 8) & 255) + "." + (bits & 255);
    }
}
