package dev.croft.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.load.Defaults;
import org.junit.jupiter.api.Test;

final class RecordsTest {
    @Test
    void everyDefaultIsAppliedAsTheDescriptionSays() {
        assertThat(Defaults.wrong(GoldenInput.class)).isEmpty();
    }
}
