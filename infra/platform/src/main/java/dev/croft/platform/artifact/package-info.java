/** What generators return: a path and its text. Nothing here touches a disk. */
@NullMarked
package dev.croft.platform.artifact;

import org.jspecify.annotations.NullMarked;
