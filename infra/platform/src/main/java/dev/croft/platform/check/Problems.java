package dev.croft.platform.check;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems, so that one run tells all of them. Not for several threads. */
public final class Problems {
    private final List<Problem> gathered = new ArrayList<>();

    public void add(Problem problem) {
        gathered.add(problem);
    }

    public void error(String path, String rule, Object got, String remedy) {
        add(new Problem(Severity.ERROR, path, rule, got.toString(), remedy));
    }

    public void warning(String path, String rule, Object got, String remedy) {
        add(new Problem(Severity.WARNING, path, rule, got.toString(), remedy));
    }

    public boolean hasErrors() {
        return gathered.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Every problem once, sorted by path. */
    public List<Problem> sorted() {
        return gathered.stream().distinct().sorted().toList();
    }
}
