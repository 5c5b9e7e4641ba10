/** The same apps for a laptop or one machine: a Docker Compose project. */
@NullMarked
package dev.croft.apps.compose;

import org.jspecify.annotations.NullMarked;
