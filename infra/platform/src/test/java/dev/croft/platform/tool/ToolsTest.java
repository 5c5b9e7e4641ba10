package dev.croft.platform.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ToolsTest {
    @Test
    void findsProgramOnThePath() {
        assertThat(Tools.require("java")).isExecutable().hasFileName("java");
    }

    @Test
    void skipsOrFailsButNeverPassesWithoutTheTool() {
        var expected = "1".equals(System.getenv("CROFT_REQUIRE_TOOLS"))
                ? AssertionFailedError.class
                : TestAbortedException.class;

        assertThatThrownBy(() -> Tools.require("no-such-program"))
                .isInstanceOf(expected)
                .hasMessageContaining("no-such-program is not on the path");
        assertThatThrownBy(() -> Tools.requireDirectory("NO_SUCH_VARIABLE"))
                .isInstanceOf(expected)
                .hasMessageContaining("NO_SUCH_VARIABLE does not name a folder");
    }

    @Test
    void handsOverWhatWasFound() {
        assertThat(Tools.require(Optional.of("5.100.0"), "no provider")).isEqualTo("5.100.0");
    }
}
