/** What the mesh lets through, asked of the objects. */
@NullMarked
package dev.croft.apps.mesh;

import org.jspecify.annotations.NullMarked;
