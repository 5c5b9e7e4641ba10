/** The rules of the {@code cluster:} section, a class a subject; each reports every breach with both owners. */
@NullMarked
package dev.croft.cluster.check;

import org.jspecify.annotations.NullMarked;
