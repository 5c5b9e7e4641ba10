/** Who talks to whom: the declared edges of the apps, and the network policies that follow from them. */
@NullMarked
package dev.croft.apps.traffic;

import org.jspecify.annotations.NullMarked;
