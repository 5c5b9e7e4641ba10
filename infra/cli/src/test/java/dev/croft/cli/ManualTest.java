package dev.croft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/cli.md} is what the commands say of themselves; {@code -Drecreate=true} writes it anew. */
class ManualTest {
    private static final Path MANUAL = Croft.repository().resolve("docs/cli.md");

    @Test
    void theManualIsWhatTheCommandsSay() throws Exception {
        var text =
                "# Commands\n\nWhat `croft COMMAND --help` prints.\n" + String.join("", sections(Main.commandLine()));
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(MANUAL, text);
        }

        assertThat(Files.readString(MANUAL)).isEqualTo(text);
    }

    private static List<String> sections(CommandLine command) {
        var sections = new ArrayList<String>();
        sections.add("\n## " + command.getCommandSpec().qualifiedName() + "\n\n```text\n"
                + command.getUsageMessage(Ansi.OFF) + "```\n");
        command.getSubcommands().values().forEach(each -> sections.addAll(sections(each)));
        return sections;
    }
}
