/** What real engines, and the output itself, say of what is committed for every platform under {@code generated/}. */
@NullMarked
package dev.croft.cli.engine;

import org.jspecify.annotations.NullMarked;
