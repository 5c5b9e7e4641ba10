/** The path from a description to files; {@link dev.croft.cli.pipeline.Pipeline} has one method an arrow. */
@NullMarked
package dev.croft.cli.pipeline;

import org.jspecify.annotations.NullMarked;
