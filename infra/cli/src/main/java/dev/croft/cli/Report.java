package dev.croft.cli;

import dev.croft.load.Located;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Severity;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems as text for people and as JSON for machines. */
final class Report {
    private Report() {}

    /** One line a problem, then a line that counts them. */
    static void print(List<Located> problems, PrintWriter out) {
        problems.forEach(out::println);
        if (!problems.isEmpty()) {
            out.println(count(problems, Severity.ERROR, "error") + ", " + count(problems, Severity.WARNING, "warning"));
        }
        out.flush();
    }

    static boolean hasErrors(List<Located> problems) {
        return problems.stream().anyMatch(located -> located.problem().severity() == Severity.ERROR);
    }

    /** {@code {"version": 1, "problems": [...]}} together with {@code more}. */
    static String json(List<Located> problems, Map<String, Object> more) {
        var tree = new LinkedHashMap<String, Object>(more);
        tree.put("version", 1);
        tree.put("problems", problems.stream().map(Report::tree).toList());
        return Trees.json(tree);
    }

    private static Map<String, Object> tree(Located located) {
        var problem = located.problem();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("file", located.place().file());
        tree.put("line", located.place().line());
        tree.put("column", located.place().column());
        tree.put("severity", problem.severity().toString());
        tree.put("path", problem.path());
        tree.put("rule", problem.rule());
        tree.put("got", problem.got());
        tree.put("remedy", problem.remedy());
        return tree;
    }

    private static String count(List<Located> problems, Severity severity, String word) {
        var number = problems.stream()
                .filter(located -> located.problem().severity() == severity)
                .count();
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
