/** What an app promises its users, and what watches over it: recording rules, burn-rate alerts, a dashboard and a load test. */
@NullMarked
package dev.croft.apps.slo;

import org.jspecify.annotations.NullMarked;
