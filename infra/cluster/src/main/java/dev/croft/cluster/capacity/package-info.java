/** Whether the pods of a platform fit its nodes: sums and comparisons, no scheduling. */
@NullMarked
package dev.croft.cluster.capacity;

import org.jspecify.annotations.NullMarked;
