package dev.croft.load;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no platform at all, or meant to hurt: one sentence each. */
class RobustnessTest {
    private static String said(byte[] bytes) {
        return Samples.said(Loader.read("f", bytes, House.class));
    }

    private static String said(String text) {
        return said(text.getBytes(UTF_8));
    }

    @Test
    void anEmptyFile() {
        assertThat(said("")).startsWith("f: error: must not be empty; ");
        assertThat(said("# nothing\n\n")).startsWith("f: error: must not be empty; ");
        assertThat(said("---\n")).contains("error: must be a mapping, not nothing;");
    }

    @Test
    void aFileOfTenMegabytes() {
        assertThat(said("a: 1\n".repeat(2_000_000))).startsWith("f: error: must be at most 1 MiB; ");
    }

    @Test
    void otherEncodings() {
        assertThat(said("name: a".getBytes(UTF_16))).startsWith("f: error: must be UTF-8, not UTF-16; ");
        assertThat(said("name: a".getBytes(UTF_16LE)))
                .startsWith("f:1:2: error: must be text, not the control character U+0000; ");
        assertThat(said(new byte[] {'a', ':', '\n', ' ', (byte) 0xE9, '\n'}))
                .startsWith("f:2:2: error: must be text in UTF-8, not byte 0xe9; ");
        assertThat(said(new byte[] {(byte) 0x1F, (byte) 0x8B, 8, 0}))
                .startsWith("f:1:2: error: must be text in UTF-8, not byte 0x8b; ");
    }

    @Test
    void aByteOrderMarkOfUtf8IsFine() {
        assertThat(Samples.house("\uFEFF" + Samples.HOUSE).value())
                .isEqualTo(Samples.house(Samples.HOUSE).value());
        assertThat(Samples.house("\uFEFF" + Samples.HOUSE).places().at("name")).hasToString("house.yaml:2:7");
    }

    @Test
    void windowsLineEndsAreFine() {
        var windows = Samples.house(Samples.HOUSE.replace("\n", "\r\n"));

        assertThat(windows.value()).isEqualTo(Samples.house(Samples.HOUSE).value());
        assertThat(windows.places().at("floors").line())
                .isEqualTo(Samples.house(Samples.HOUSE).places().at("floors").line());
    }

    @Test
    void controlCharactersAndInvisibleLineEnds() {
        assertThat(said("name: a\nb: \u0007"))
                .startsWith("f:2:4: error: must be text, not the control character U+0007; ");
        assertThat(said("name: \uD83D\uDE00\u2028x"))
                .startsWith("f:1:8: error: must be text, not the control character U+2028; ");
    }

    @Test
    void invisibleCharactersAreShownInMessages() {
        assertThat(said("name: vil\u200Bla")).contains("got 'vil\\u200Bla'");
        assertThat(said("name: \"a\\nb\"")).contains("got 'a\\u000Ab'").hasLineCount(5);
    }

    @Test
    void longValuesAreCut() {
        assertThat(said("name: " + "a_".repeat(500))).contains("got '" + "a_".repeat(29) + "a…'");
        assertThat(said("firmware: " + "1".repeat(5000)))
                .contains("firmware: must be a release, major.minor.patch of at most 2000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^\tname: a^ | f:1:1 | must be indented with spaces, not tabs",
                "^name: a: b^ | f:1:8 | must not hold ': ' in an unquoted value",
                "^name: @a^ | f:1:7 | must not begin an unquoted value with",
                "^name: \"a^ | f:1:9 | must close its quote",
                "^name: [a, b^ | f:1:12 | must close its bracket",
                "^name: *b^ | f:1:7 | *b must stand after the whole of &b",
                "^name: a\n- b^ | f:2:1 | must be indented as the lines before it",
                "^name: \"\\\\q\"^ | f:1:9 | must hold only escapes that YAML knows",
                "^name: a\n---\nname: b^ | f:2:1 | must be one YAML document",
                "^name: a\nfloors^ | f:2:7 | must be 'key: value'",
                "^%YAML 9.0\n---\na: b^ | f:1:1 | must be valid YAML",
                "^- a^ | f:1:1 | must be a mapping, not a list",
                "^text^ | f:1:1 | must be a mapping, got 'text'",
            })
    void brokenSyntax(String text, String place, String rule) {
        assertThat(said(text.translateEscapes()))
                .startsWith(place + ": error: " + rule)
                .hasLineCount(1);
    }

    @Test
    void aNodeThatContainsItself() {
        assertThat(said("values: &a\n  b: [*a]\n")).startsWith("f:2:7: error: *a must stand after the whole of &a; ");
    }

    @Test
    void aliasesThatMultiply() {
        var bomb = new StringBuilder("values:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var alias = "*a" + (i - 1) + ", ";
            bomb.append("  a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(alias.repeat(9))
                    .append("x]\n");
        }

        assertThat(said(bomb.toString()))
                .contains("error: must hold at most 100,000 values with its aliases written out; ");
    }

    @Test
    void mergeKeysThatMultiply() {
        var bomb = new StringBuilder("values:\n  a0: &a0 {x: 1}\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("  a%d: &a%d {<<: [*a%d, *a%d], x%d: 1}\n".formatted(i, i, i - 1, i - 1, i));
        }

        assertThat(said(bomb.toString()))
                .contains("error: must hold at most 100,000 values with its aliases written out; ");
    }

    @Test
    void aMergeOfSomethingElse() {
        assertThat(said("values: {<<: x}")).contains("f:1:10: error: values: must merge a mapping, not text; ");
    }

    @Test
    void deepNesting() {
        assertThat(said("values: " + "[".repeat(100_000)))
                .startsWith("f:1:58: error: must be at most 50 levels deep; ");
        assertThat(said("- ".repeat(100_000))).contains("error: must be at most 50 levels deep; ");
        assertThat(said("? ".repeat(100_000))).contains("error: must be at most 50 levels deep; ");
    }

    @Test
    void keysThatAreNoWords() {
        assertThat(said("values: {'': 1}")).contains("f:1:10: error: values: must have keys of 1 to 512 characters; ");
        assertThat(said("values: {? [a] : 1}")).contains("f:1:12: error: values: must have plain words as keys; ");
    }

    @Test
    void tagsThatAskForJavaClasses() {
        assertThat(said("name: !!javax.script.ScriptEngineManager [x]"))
                .contains(
                        "f:1:7: error: name: must have no tag, got '!!javax.script.ScriptEngineManager'; remove the tag");
    }

    @Test
    void theTagsOfYamlItselfAreFine() {
        var text =
                Samples.HOUSE.replace("default: street", "default: !!str 1.10").replace("floors: 2", "floors: !!int 2");

        assertThat(Samples.house(text).value().orElseThrow().standard()).contains("1.10");
    }

    @Test
    void moreProblemsThanAnyoneReads() {
        var problems =
                Loader.read("f", "labels: [a]\n" + keys(5_000), House.class).problems();

        assertThat(problems).hasSize(1_001);
        assertThat(problems.get(1_000).toString()).contains("problems, of which the first 1000 are shown");
    }

    private static String keys(int count) {
        return String.join(
                "\n",
                IntStream.range(0, count).mapToObj(i -> "zzzzzz" + i + ": 1").toList());
    }

    @Test
    void everyBooleanOfOldYamlIsToldApart() {
        for (var word : List.of("yes", "No", "ON", "off", "y", "True", "'true'", "1")) {
            assertThat(said("garden: " + word)).contains("error: garden: must be true or false");
        }
    }
}
