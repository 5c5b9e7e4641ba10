/** How Redis keeps its data: what it writes to disk, what it drops when full, and the configuration file that says so. */
@NullMarked
package dev.croft.apps.store;

import org.jspecify.annotations.NullMarked;
