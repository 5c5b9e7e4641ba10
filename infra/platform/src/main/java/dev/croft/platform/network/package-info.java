/** The address plan of the site. */
@NullMarked
package dev.croft.platform.network;

import org.jspecify.annotations.NullMarked;
