/** The machines of the site and what their hardware can do. */
@NullMarked
package dev.croft.platform.node;

import org.jspecify.annotations.NullMarked;
