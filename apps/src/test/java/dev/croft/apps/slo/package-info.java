/** A real Prometheus plays series against the rules, a real Node.js reads the load test. */
@NullMarked
package dev.croft.apps.slo;

import org.jspecify.annotations.NullMarked;
