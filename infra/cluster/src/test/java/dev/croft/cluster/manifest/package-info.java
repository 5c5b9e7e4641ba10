/** The seam: what typed records become as text. */
@NullMarked
package dev.croft.cluster.manifest;

import org.jspecify.annotations.NullMarked;
