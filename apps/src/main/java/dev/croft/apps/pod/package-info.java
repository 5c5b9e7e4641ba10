/** What every pod of an app has: hardening, resources, probes, a place to run and a way to be replaced. */
@NullMarked
package dev.croft.apps.pod;

import org.jspecify.annotations.NullMarked;
