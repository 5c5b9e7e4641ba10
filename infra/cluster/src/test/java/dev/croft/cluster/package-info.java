/** The cluster room as a whole: its checks and its files. */
@NullMarked
package dev.croft.cluster;

import org.jspecify.annotations.NullMarked;
