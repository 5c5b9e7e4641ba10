/** How a value is written in YAML: the rule, its pattern and an example, read by the loader and by the schema. */
@NullMarked
package dev.croft.platform.text;

import org.jspecify.annotations.NullMarked;
