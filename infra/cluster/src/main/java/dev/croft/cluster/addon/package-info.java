/** The add-on catalogue: one record a member, which is its YAML entry, its defaults and its recipe. */
@NullMarked
package dev.croft.cluster.addon;

import org.jspecify.annotations.NullMarked;
