package dev.croft.platform.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.text.InvalidText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @Test
    void anywhereHoldsEveryAddress() {
        assertThat(Cidr.ANYWHERE.range()).hasToString("0.0.0.0-255.255.255.255");
        assertThat(Cidr.ANYWHERE.range().size()).isEqualTo(1L << 32);
    }

    @Property
    void aNetworkHoldsTwoToThePowerOfItsHostBits(
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long bits, @ForAll @IntRange(max = 32) int prefix) {
        var address = new IpAddress(bits);
        var size = 1L << (32 - prefix);

        var network = new Cidr(new IpAddress(bits - bits % size), prefix);

        assertThat(network.range().size()).isEqualTo(size);
        assertThat(network.contains(address)).isTrue();
        assertThat(Cidr.parse(network.toString())).isEqualTo(network);
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    }

    @Property
    void twoNetworksOverlapExactlyWhenOneHoldsTheOther(
            @ForAll @IntRange(max = 255) int one,
            @ForAll @IntRange(max = 255) int other,
            @ForAll @IntRange(max = 8) int first,
            @ForAll @IntRange(max = 8) int second) {
        var a = network(one, first);
        var b = network(other, second);

        assertThat(a.overlaps(b)).isEqualTo(a.contains(b) || b.contains(a)).isEqualTo(b.overlaps(a));
    }

    private static Cidr network(int octet, int hostBits) {
        return new Cidr(new IpAddress((10L << 24) + ((octet >> hostBits) << hostBits)), 32 - hostBits);
    }

    @Test
    void hostBitsAreRefusedWithTheNetworkThatIsMeant() {
        assertThatThrownBy(() -> Cidr.parse("10.0.1.7/24"))
                .hasMessage("must be a network address without host bits, got '10.0.1.7/24'; try 10.0.1.0/24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0/16",
                "::/0",
                "/",
                "10.0.0.0/16/8"
            })
    void otherTextIsNoNetwork(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void aPrefixOutsideZeroTo32IsRefusedInJavaToo() {
        assertThatThrownBy(() -> new Cidr(IpAddress.parse("10.0.0.0"), 40)).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> new Cidr(IpAddress.parse("10.0.0.0"), -1)).isInstanceOf(InvalidText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1.2.3.x", "1..2.3"})
    void otherTextIsNoAddress(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void spacesAroundTheDashOfARangeAreFine() {
        assertThat(IpRange.parse("10.0.0.1 - 10.0.0.9")).hasToString("10.0.0.1-10.0.0.9");
    }

    @Test
    void aRangeHasBothItsEnds() {
        var range = IpRange.parse("10.0.0.1-10.0.0.3");

        assertThat(range.size()).isEqualTo(3);
        assertThat(range.contains(IpAddress.parse("10.0.0.3"))).isTrue();
        assertThat(range.contains(IpAddress.parse("10.0.0.4"))).isFalse();
        assertThat(range.overlaps(IpRange.of(IpAddress.parse("10.0.0.1")))).isTrue();
        assertThat(range.overlaps(IpRange.parse("10.0.0.4-10.0.0.5"))).isFalse();
    }

    @Test
    void aRangeThatRunsBackwardsIsRefusedWithTheOtherOrder() {
        assertThatThrownBy(() -> IpRange.parse("10.0.0.9-10.0.0.1")).hasMessageEndingWith("try 10.0.0.1-10.0.0.9");
    }
}
