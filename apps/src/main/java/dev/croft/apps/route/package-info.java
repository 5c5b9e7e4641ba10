/** Requests from outside, led to apps by host and path through the Gateway API. */
@NullMarked
package dev.croft.apps.route;

import org.jspecify.annotations.NullMarked;
