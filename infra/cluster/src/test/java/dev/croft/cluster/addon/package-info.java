/** Add-ons one by one: their values, their objects and what they refuse. */
@NullMarked
package dev.croft.cluster.addon;

import org.jspecify.annotations.NullMarked;
