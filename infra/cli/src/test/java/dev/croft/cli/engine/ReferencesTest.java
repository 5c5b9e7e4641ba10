package dev.croft.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Within a platform nothing refers to what is not there. */
class ReferencesTest {
    private static final List<Committed> PLATFORMS = Committed.all();

    static Stream<Arguments> everyRuleOfEveryPlatform() {
        return PLATFORMS.stream()
                .flatMap(platform -> Stream.of(Rule.values()).map(rule -> Arguments.of(platform, rule)));
    }

    static List<Fault> faults() {
        return Fault.all();
    }

    @ParameterizedTest
    @MethodSource("everyRuleOfEveryPlatform")
    void holds(Committed platform, Rule rule) {
        assertThat(platform.objects()).hasSizeGreaterThan(20);
        assertThat(rule.findings(platform)).isEmpty();
    }

    /** Each rule can fail: one value of what is committed is changed, in a copy. */
    @ParameterizedTest
    @MethodSource("faults")
    void finds(Fault fault) {
        var worlds = new ArrayList<>(PLATFORMS);
        worlds.add(Fault.sample());

        var before = worlds.stream().flatMap(world -> fault.rule().findings(world).stream());
        assertThat(before).noneMatch(finding -> finding.contains(fault.finding()));
        assertThat(fault.in(worlds))
                .anySatisfy(broken -> assertThat(fault.rule().findings(broken))
                        .anyMatch(finding -> finding.contains(fault.finding())));
    }
}
