package dev.croft.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** One member's page. */
record Page(Family family, Class<?> member, JsonNode schema) {
    String path() {
        return family.folder + "/" + Family.type(member) + ".md";
    }

    String text() {
        var parts = new ArrayList<String>();
        parts.add("# " + Family.type(member) + "\n\n" + Family.description(member) + ".\n");
        parts.add("An entry of `" + family.section + "`.\n");
        parts.add(Keys.of(schema, member.getSimpleName()));
        section(parts, "Requirements", Facts.of(family, member));
        section(parts, "What it makes", made(Output.in(family.golden(member))));
        parts.add("## Example\n\n```yaml\n" + example() + "```\n");
        return String.join("\n", parts);
    }

    private static void section(List<String> parts, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            parts.add("## " + title + "\n\n- " + String.join("\n- ", lines) + "\n");
        }
    }

    private static List<String> made(Output output) {
        var lines = new ArrayList<String>();
        lines.addAll(output.charts().stream().map(chart -> "chart " + chart).toList());
        line(lines, "objects: ", output.kinds());
        line(lines, "Terraform: ", output.terraform());
        return lines;
    }

    private static void line(List<String> lines, String title, NavigableSet<String> words) {
        if (!words.isEmpty()) {
            lines.add(title + String.join(", ", words));
        }
    }

    private String example() {
        try {
            return Files.readString(family.golden(member).resolve("in.yaml")).stripTrailing() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
