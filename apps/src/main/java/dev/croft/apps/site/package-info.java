/** A built web page and how nginx serves it: what is kept by browsers, what stands for what, and the headers that protect it. */
@NullMarked
package dev.croft.apps.site;

import org.jspecify.annotations.NullMarked;
