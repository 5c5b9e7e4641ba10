package dev.croft.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void aProblemReadsPathRuleValueAndRemedy() {
        assertThat(new Problem(Severity.ERROR, "a.b", "must be x.y.z", "abc", "try 1.18.0"))
                .hasToString("a.b: must be x.y.z, got 'abc'; try 1.18.0");
        assertThat(new Problem(Severity.ERROR, "", "must not be empty", "", "")).hasToString("must not be empty");
    }

    @Test
    void problemsAreToldOnceAndSortedByPath() {
        var problems = new Problems();
        problems.error("b", "must be", "x", "");
        problems.warning("a", "should be", "y", "");
        problems.error("b", "must be", "x", "");

        assertThat(problems.sorted()).extracting(Problem::path).containsExactly("a", "b");
    }

    @Test
    void warningsAreNoErrors() {
        var problems = new Problems();
        problems.warning("a", "should be", "y", "");
        assertThat(problems.hasErrors()).isFalse();

        problems.error("a", "must be", "y", "");
        assertThat(problems.hasErrors()).isTrue();
    }
}
