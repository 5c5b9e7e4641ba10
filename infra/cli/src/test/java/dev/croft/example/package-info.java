/** A platform described in Java instead of YAML; {@code docs/recipes.md} points here. */
@NullMarked
package dev.croft.example;

import org.jspecify.annotations.NullMarked;
