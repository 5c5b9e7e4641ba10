/** Edits of images.yaml, held against the text around them. */
@NullMarked
package dev.croft.apps.image;

import org.jspecify.annotations.NullMarked;
