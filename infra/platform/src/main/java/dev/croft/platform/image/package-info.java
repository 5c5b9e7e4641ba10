/** Container images, declared once a platform and pinned by digest. */
@NullMarked
package dev.croft.platform.image;

import org.jspecify.annotations.NullMarked;
