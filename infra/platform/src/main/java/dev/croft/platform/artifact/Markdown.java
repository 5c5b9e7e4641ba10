package dev.croft.platform.artifact;

import java.util.List;

/** Markdown for people, with numbered steps and commands to copy. */
public final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private int steps;

    public void line(String content) {
        text.append(content).append('\n');
    }

    public void paragraph(String content) {
        line("");
        line(content);
        line("");
    }

    public void step(String title) {
        steps++;
        line("");
        line("## " + steps + ". " + title);
        line("");
    }

    /** How many steps there are so far. */
    public int steps() {
        return steps;
    }

    public void commands(List<String> commands) {
        line("```sh");
        commands.forEach(this::line);
        line("```");
    }

    public void commands(String... commands) {
        commands(List.of(commands));
    }

    /** Never two empty lines in a row. */
    @Override
    public String toString() {
        return text.toString().replaceAll("\n{3,}", "\n\n");
    }
}
