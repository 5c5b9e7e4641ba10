package dev.croft.cluster.bootstrap;

import java.util.List;

/** Text for people, with numbered steps. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private int steps;

    void line(String content) {
        text.append(content).append('\n');
    }

    void paragraph(String content) {
        line("");
        line(content);
        line("");
    }

    void step(String title) {
        steps++;
        line("");
        line("## " + steps + ". " + title);
        line("");
    }

    /** How many steps there are so far. */
    int steps() {
        return steps;
    }

    void commands(List<String> commands) {
        line("```sh");
        commands.forEach(this::line);
        line("```");
    }

    /** Never two empty lines in a row. */
    @Override
    public String toString() {
        return text.toString().replaceAll("\n{3,}", "\n\n");
    }
}
