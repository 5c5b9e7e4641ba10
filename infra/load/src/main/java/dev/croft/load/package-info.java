/** Reads YAML into records, telling every problem with its place, and describes the same records as JSON Schema. It knows no room's records. */
@NullMarked
package dev.croft.load;

import org.jspecify.annotations.NullMarked;
