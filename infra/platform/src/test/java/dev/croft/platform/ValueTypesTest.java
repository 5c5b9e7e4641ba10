package dev.croft.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.image.Digest;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every value type that is written as one scalar. */
class ValueTypesTest {
    static List<Class<?>> types() {
        return List.of(
                Name.class,
                Hostname.class,
                Version.class,
                GitUrl.class,
                Digest.class,
                Cidr.class,
                IpAddress.class,
                IpRange.class,
                Cpu.class,
                Memory.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleIsValidAndPrintsAsItWasWritten(Class<?> type) {
        var text = text(type);

        assertThat(text.example()).matches(text.pattern());
        assertThat(parse(type, text.example())).get().asString().isEqualTo(text.example());
    }

    @Property(tries = 3000)
    void whatParseTakesTheSchemaTakesAndToStringGivesBack(@ForAll("scalars") Scalar scalar) {
        var value = parse(scalar.type(), scalar.text());

        value.ifPresent(parsed -> {
            assertThat(Pattern.compile(text(scalar.type()).pattern())
                            .matcher(scalar.text())
                            .find())
                    .isTrue();
            assertThat(parse(scalar.type(), parsed.toString())).contains(parsed);
        });
    }

    @Property
    void aRefusedNameComesWithANameThatIsValid(@ForAll String text) {
        try {
            assertThat(new Name(text)).hasToString(text);
        } catch (InvalidText refused) {
            assertThat(new Name(refused.remedy().substring("try ".length()))).isNotNull();
        }
    }

    @Test
    void addressesPrintTheSameInEveryLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(IpAddress.parse("172.30.1.64")).hasToString("172.30.1.64");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a_b", "A", "1a", "a-", "-a", "a.b", "a b", "naïve"})
    void namesAreLabels(String text) {
        assertThatThrownBy(() -> Name.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void namesHaveAtMost63Characters() {
        assertThat(Name.parse("a".repeat(63)).value()).hasSize(63);
        assertThatThrownBy(() -> Name.parse("a".repeat(64))).hasMessageEndingWith("try " + "a".repeat(63));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "example.com.", "-a.example.com", "Example.com", "10.0.0.1", "*.example.com"})
    void hostnamesAreFullNamesInLowerCase(String text) {
        assertThatThrownBy(() -> Hostname.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void aHostnameOfAnyLengthIsJudgedWithoutOverflow() {
        assertThatThrownBy(() -> Hostname.parse("a.".repeat(500_000))).isInstanceOf(InvalidText.class);
    }

    @Test
    void aHostnameIsWithinItsZoneAndNotWithinOneThatEndsAlike() {
        var name = Hostname.parse("api.hwara-dev.kr");

        assertThat(name.isWithin(Hostname.parse("hwara-dev.kr"))).isTrue();
        assertThat(name.isWithin(name)).isTrue();
        assertThat(name.isWithin(Hostname.parse("dev.kr"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.9.0, 1.10.0", "v1.2.3, 1.2.4", "1.35.4+k3s1, 1.36.0", "0.9.9, 1.0.0"})
    void versionsCompareByTheirNumbers(String lower, String higher) {
        assertThat(Version.parse(lower)).isLessThan(Version.parse(higher));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.02.3", "1.2.3.4", "latest", "99999999999.0.0"})
    void versionsHaveThreeNumbers(String text) {
        assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(InvalidText.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/hwara/drawguess-platform.git, hwara/drawguess-platform",
        "git@github.com:hwara/drawguess-platform.git, hwara/drawguess-platform",
        "https://git.example.com/group/sub/project/, sub/project"
    })
    void theSlugIsTheLastTwoSegments(String url, String slug) {
        assertThat(GitUrl.parse(url).slug()).isEqualTo(slug);
    }

    @Test
    void aTokenInAGitUrlIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> GitUrl.parse("https://user:hunter2@github.com/a/b.git"))
                .isInstanceOf(InvalidText.class)
                .hasMessageNotContaining("hunter2");
    }

    record Scalar(Class<?> type, String text) {}

    /** The example with one to four small edits, which often leave it valid. */
    @Provide
    Arbitrary<Scalar> scalars() {
        var edits =
                Arbitraries.of("", "0", "1", "9", "255", "a", "Z", "-", ".", "/", "m", "Gi", "v", "+", " ", "\n", "@");
        var edit = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        edits,
                        Arbitraries.integers().between(0, 2))
                .as((at, insert, drop) -> new Edit(at, insert, drop));
        return Combinators.combine(
                        Arbitraries.of(types()), edit.list().ofMinSize(1).ofMaxSize(4))
                .as((type, steps) -> new Scalar(
                        type, steps.stream().reduce(text(type).example(), (text, step) -> step.on(text), (a, b) -> b)));
    }

    record Edit(double at, String insert, int drop) {
        String on(String text) {
            int from = (int) (at * text.length());
            return text.substring(0, from) + insert + text.substring(Math.min(text.length(), from + drop));
        }
    }

    private static Text text(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Text.class));
    }

    private static Optional<Object> parse(Class<?> type, String text) {
        try {
            return Optional.of(type.getMethod("parse", String.class).invoke(null, text));
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(InvalidText.class);
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
