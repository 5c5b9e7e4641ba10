/** The comparison's program on the prebuilt CDKTF artifacts; the same lines as its twin but for the imports. */
@NullMarked
package dev.croft.bench.stock;

import org.jspecify.annotations.NullMarked;
