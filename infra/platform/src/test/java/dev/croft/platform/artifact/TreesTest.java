package dev.croft.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class TreesTest {
    @Property(tries = 2000)
    void yamlKeepsEveryStringAsValueItemAndKey(@ForAll("texts") String text) {
        var tree = Map.of("list", List.of(text), "map", Map.of(text, text), "value", text);

        assertThat(read(Trees.yaml(tree))).isEqualTo(tree);
    }

    @Test
    void yamlKeepsTheLineEndsOfUnicode() {
        var tree = Map.of("a\u0085b", "c\u0085d", "e\u2028f", "g\u2028h", "i\u2029j", "k\u2029l");

        assertThat(read(Trees.yaml(tree))).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b\nc", "a\n\u2028b\n", "\u2029\n", "a\nb\u0085", "\n\u2028"})
    void yamlKeepsTheLineEndsOfUnicodeInTextOfSeveralLines(String text) {
        var tree = Map.of("list", List.of(text), "map", Map.of(text, text), "value", text);

        assertThat(read(Trees.yaml(tree))).isEqualTo(tree);
    }

    @Property(tries = 500)
    void jsonKeepsEveryString(@ForAll("texts") String text) throws Exception {
        var tree = Map.of(text, List.of(text));

        var read = JsonMapper.builder().build().readValue(Trees.json(tree), Object.class);

        assertThat(read).isEqualTo(tree);
    }

    /** What YAML 1.1, YAML 1.2 or Go's reader would take for a boolean, number, date or null. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "Yes",
                "no",
                "on",
                "OFF",
                "y",
                "N",
                "null",
                "~",
                "",
                "1",
                "-1",
                "+1",
                "0777",
                "0o17",
                "0x1F",
                "0b1",
                "1_000",
                "1.10",
                ".5",
                "5.",
                "1e3",
                "1E-3",
                "1:30",
                "190:20:30",
                ".inf",
                "-.INF",
                ".NaN",
                "2024-01-01",
                "2001-12-14t21:59:43.10-05:00",
                "<<",
                "=",
                "-",
                "?",
                ":",
                "- a",
                "a: b",
                "a #b",
                "#",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'",
                "\"",
                "{",
                "[",
                "]",
                "}",
                ",",
                " a",
                "a ",
                "\ta",
                "---",
                "...",
                "12e03",
                "0."
            })
    void yamlQuotesWhatIsNoPlainText(String text) {
        assertThat(Trees.yaml(Map.of("a", text))).matches("a: ['\"](?s:.*)['\"]\n");
        assertThat(read(Trees.yaml(Map.of(text, 1)))).isEqualTo(Map.of(text, 1));
    }

    @Test
    void manyLinesStandInALiteralBlock() {
        assertThat(Trees.yaml(Map.of("script", "set -e\n\n  echo 'x'\n")))
                .isEqualTo(
                        """
                script: |
                  set -e

                    echo 'x'
                """);
    }

    @Test
    void keysAreSortedAndListsKeepTheirOrder() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("b", List.of(2, 1));
        tree.put("a", Map.of("z", true, "c", 1.5));

        assertThat(Trees.yaml("do not edit", tree))
                .isEqualTo(
                        """
                # do not edit
                a:
                  c: 1.5
                  z: true
                b:
                  - 2
                  - 1
                """);
        assertThat(Trees.json(tree))
                .isEqualTo(
                        """
                {
                  "a" : {
                    "c" : 1.5,
                    "z" : true
                  },
                  "b" : [
                    2,
                    1
                  ]
                }
                """);
    }

    @Test
    void longLinesAreNotFolded() {
        var text = "word ".repeat(100) + "end";

        assertThat(Trees.yaml(Map.of("a", text))).isEqualTo("a: " + text + "\n");
    }

    @Test
    void aSecondMentionIsWrittenOutAndNeverAnAlias() {
        var shared = Map.of("x", List.of("y"));

        assertThat(Trees.yaml(List.of(shared, shared))).doesNotContain("&", "*");
    }

    @Test
    void whatIsNoTreeIsRefused() {
        var loop = new ArrayList<Object>();
        loop.add(new Object());

        assertThatThrownBy(() -> Trees.yaml(loop)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trees.json(Collections.singletonMap("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        var syntax = Arbitraries.strings().withChars(" \t\n:-#'\"{}[],&*!|>%@`~=<?\\0123456789.eExXoO_yYnNtrufals/+");
        var unicode = Arbitraries.strings().all().ofMaxLength(20).filter(text -> text.codePoints()
                .noneMatch(TreesTest::isSurrogate));
        return Arbitraries.oneOf(syntax.ofMaxLength(12), unicode, syntax.ofMaxLength(200));
    }

    private static boolean isSurrogate(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }

    private static Object read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
