/** How the images of the platform's own apps are built: workflows for the repositories of those apps. */
@NullMarked
package dev.croft.apps.delivery;

import org.jspecify.annotations.NullMarked;
