/** Judges of generated objects that share no code with what generates them; other rooms' tests use them too. */
@NullMarked
package dev.croft.cluster.judge;

import org.jspecify.annotations.NullMarked;
