/** Argo CD's own objects: projects, Applications and the root Application. */
@NullMarked
package dev.croft.cluster.argocd;

import org.jspecify.annotations.NullMarked;
