package dev.croft.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.text.InvalidText;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"90s, 90s", "60s, 1m", "3h, 3h", "48h, 2d", "7d, 7d", "0d, 0s", "0s, 0s"})
    void printsTheLargestUnitThatDivides(String text, String printed) {
        assertThat(Durations.text(Durations.parse(text))).isEqualTo(printed);
    }

    @Test
    void partsOfASecondAreDropped() {
        assertThat(Durations.text(Duration.ofMillis(500))).isEqualTo("0s");
        assertThat(Durations.text(Duration.ofMillis(1500))).isEqualTo("1s");
    }

    @Property
    void everyPrintedDurationIsReadBack(@ForAll @LongRange(min = 0, max = 100_000_000) long seconds) {
        var duration = Duration.ofSeconds(seconds);

        var text = Durations.text(duration);

        assertThat(text).matches(Durations.PATTERN);
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-5m", "1.5h", "5 m", "5M", "1h30m", "9999999999s"})
    void refusesWhatKubernetesOrPrometheusWouldNotRead(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(InvalidText.class);
    }
}
