/** The arithmetic of pods and nodes. */
@NullMarked
package dev.croft.cluster.capacity;

import org.jspecify.annotations.NullMarked;
