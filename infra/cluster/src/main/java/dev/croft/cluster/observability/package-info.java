/** What to watch, as code: alert rules and dashboards by subject. Knows metric names and objects, no charts. */
@NullMarked
package dev.croft.cluster.observability;

import org.jspecify.annotations.NullMarked;
