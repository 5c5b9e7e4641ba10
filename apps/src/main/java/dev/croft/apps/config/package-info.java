/** What an app reads at its start: plain values in a ConfigMap, secret ones in Secrets that never pass through Git. */
@NullMarked
package dev.croft.apps.config;

import org.jspecify.annotations.NullMarked;
