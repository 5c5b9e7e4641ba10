package dev.croft.aws;

import java.util.List;

/** Markdown for people, with numbered steps and commands to copy. */
final class GuideText {
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
    }

    void commands(List<String> commands) {
        line("```sh");
        commands.forEach(this::line);
        line("```");
    }

    void commands(String... commands) {
        commands(List.of(commands));
    }

    /** Never two empty lines in a row. */
    @Override
    public String toString() {
        return text.toString().replaceAll("\n{3,}", "\n\n");
    }
}
