/** What is wrong with a description, gathered and told at once. */
@NullMarked
package dev.croft.platform.check;

import org.jspecify.annotations.NullMarked;
