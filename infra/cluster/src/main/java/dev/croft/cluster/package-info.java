/** The {@code cluster:} section: its record, its checks and the generator that turns it into files. */
@NullMarked
package dev.croft.cluster;

import org.jspecify.annotations.NullMarked;
