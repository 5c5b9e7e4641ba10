/** Tests of what nginx is told. */
@NullMarked
package dev.croft.apps.site;

import org.jspecify.annotations.NullMarked;
