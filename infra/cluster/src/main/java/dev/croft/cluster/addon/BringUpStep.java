package dev.croft.cluster.addon;

import java.util.List;

/**
 * One step of the bring-up guide that follows the first sync: exporting a certificate to the nodes, or a look at whether the add-on works.
 *
 * @param text a sentence or two: what it does and what one should see
 * @param commands shell commands, one a line; they hold no secret and read none from the command line
 */
public record BringUpStep(String title, String text, List<String> commands) {
    public BringUpStep {
        commands = List.copyOf(commands);
    }
}
