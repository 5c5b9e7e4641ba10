/** A real Redis judges the configuration. */
@NullMarked
package dev.croft.apps.store;

import org.jspecify.annotations.NullMarked;
