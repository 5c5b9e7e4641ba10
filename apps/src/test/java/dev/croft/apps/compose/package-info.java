/** The Compose specification's own schema judges the project. */
@NullMarked
package dev.croft.apps.compose;

import org.jspecify.annotations.NullMarked;
