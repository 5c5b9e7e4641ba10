package dev.croft.cli;

import picocli.CommandLine.Command;

/** {@code croft image}: the images of apps. */
@Command(
        name = "image",
        description = "Changes which image an app runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ImageSetCommand.class)
final class ImageCommand {}
