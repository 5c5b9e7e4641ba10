/** The command line: one class a command, exit codes, and how things are said to people and machines. */
@NullMarked
package dev.croft.cli;

import org.jspecify.annotations.NullMarked;
