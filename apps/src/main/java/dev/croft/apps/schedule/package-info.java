/** When a job runs: cron schedules and time zones, judged before Kubernetes would refuse them. */
@NullMarked
package dev.croft.apps.schedule;

import org.jspecify.annotations.NullMarked;
