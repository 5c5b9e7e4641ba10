/** Editing images.yaml as text: whatever a person wrote there stays as it is. */
@NullMarked
package dev.croft.apps.image;

import org.jspecify.annotations.NullMarked;
