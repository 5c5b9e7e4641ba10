package dev.croft.platform.network;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An IPv4 network: its lowest address and prefix length; the host bits are zero. */
@Text(
        value = "an IPv4 network, address/prefix",
        pattern = "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!/)|(?=/))){4}/(3[0-2]|[12]?[0-9])$",
        example = "10.0.0.0/16")
public record Cidr(IpAddress address, int prefix) implements Comparable<Cidr> {
    private static final Pattern PREFIX = Pattern.compile("[12]?\\d|3[0-2]");

    /** Every IPv4 address. */
    public static final Cidr ANYWHERE = parse("0.0.0.0/0");

    public Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new InvalidText("must have a prefix of 0 to 32", address + "/" + prefix, "try " + address + "/32");
        }
        var network = new IpAddress(address.bits() & mask(prefix));
        if (!network.equals(address)) {
            throw new InvalidText(
                    "must be a network address without host bits",
                    address + "/" + prefix,
                    "try " + network + "/" + prefix);
        }
    }

    public static Cidr parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 2 || !PREFIX.matcher(parts[1]).matches()) {
            throw new InvalidText("must be an IPv4 network with a prefix of 0 to 32", text, "try 10.0.0.0/16");
        }
        return new Cidr(IpAddress.parse(parts[0]), Integer.parseInt(parts[1]));
    }

    public IpRange range() {
        return new IpRange(address, new IpAddress(address.bits() | (~mask(prefix) & 0xFFFF_FFFFL)));
    }

    public boolean contains(IpAddress other) {
        return range().contains(other);
    }

    public boolean contains(Cidr other) {
        return range().contains(other.range());
    }

    public boolean overlaps(Cidr other) {
        return range().overlaps(other.range());
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : (0xFFFF_FFFFL << (32 - prefix)) & 0xFFFF_FFFFL;
    }

    @Override
    public int compareTo(Cidr other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
