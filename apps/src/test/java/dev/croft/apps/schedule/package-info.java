/** Tests of schedules and time zones. */
@NullMarked
package dev.croft.apps.schedule;

import org.jspecify.annotations.NullMarked;
