/** The comparison's program on croft's own bindings; the same lines as its twin but for the imports. */
@NullMarked
package dev.croft.bench.bindings;

import org.jspecify.annotations.NullMarked;
