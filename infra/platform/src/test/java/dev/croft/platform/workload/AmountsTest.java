package dev.croft.platform.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.text.InvalidText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({"250m, 250", "2, 2000", "0.5, 500", "1.125, 1125", "0, 0", "0m, 0"})
    void cpuIsKeptInThousandths(String text, long millis) {
        assertThat(Cpu.parse(text).millis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "1Ki, 1024", "1k, 1000", "256Mi, 268435456", "4Gi, 4294967296", "500M, 500000000"})
    void memoryIsKeptInBytes(String text, long bytes) {
        assertThat(Memory.parse(text).bytes()).isEqualTo(bytes);
    }

    @Property
    void amountsPrintWhatTheyRead(
            @ForAll @LongRange(max = 999_999_999) long millis,
            @ForAll @LongRange(max = 999_999_999_999_999L) long bytes) {
        assertThat(Cpu.parse(new Cpu(millis).toString())).isEqualTo(new Cpu(millis));
        assertThat(Memory.parse(new Memory(bytes).toString())).isEqualTo(new Memory(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "0.0001", "1,5", "1 m", "0.5m", "1e3"})
    void otherTextIsNoCpu(String text) {
        assertThatThrownBy(() -> Cpu.parse(text)).isInstanceOf(InvalidText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gi", "-1Gi", "1.5Gi", "4GB", "4 Gi", "4gi", "999999999999999Ti"})
    void otherTextIsNoMemory(String text) {
        assertThatThrownBy(() -> Memory.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void nothingCanBeNegative() {
        assertThat(Cpu.parse("1").minus(Cpu.parse("2"))).isEqualTo(Cpu.ZERO);
        assertThat(Memory.parse("1Gi").minus(Memory.parse("2Gi"))).isEqualTo(Memory.ZERO);
        assertThatThrownBy(() -> new Cpu(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Memory(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mebibytesAreRoundedUp() {
        assertThat(new Memory(1).mebibytes()).isEqualTo(1);
        assertThat(Memory.parse("64Mi").mebibytes()).isEqualTo(64);
    }

    @Test
    void resourcesAddUp() {
        var pod = Resources.of("50m", "64Mi", "200m", "128Mi");

        assertThat(pod.plus(Resources.NONE)).isEqualTo(pod);
        assertThat(pod.times(3)).isEqualTo(Resources.of("150m", "192Mi", "600m", "384Mi"));
    }

    @Test
    void aPlacementThatSaysNothingGivesWayToTheOther() {
        var placed = Placement.on("disk", "ssd");

        assertThat(Placement.ANYWHERE.or(placed)).isEqualTo(placed);
        assertThat(placed.or(Placement.on("disk", "hdd"))).isEqualTo(placed);
    }
}
