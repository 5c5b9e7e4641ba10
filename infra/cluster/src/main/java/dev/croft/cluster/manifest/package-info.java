/** Objects on their way to files: the one place where cdk8s meets the rest, used by add-ons, apps and Argo CD alike. */
@NullMarked
package dev.croft.cluster.manifest;

import org.jspecify.annotations.NullMarked;
