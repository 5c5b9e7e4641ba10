/** The vocabulary every room shares: value types that hold only what is valid, and the site they describe. */
@NullMarked
package dev.croft.platform;

import org.jspecify.annotations.NullMarked;
