/** The {@code apps:} section: the family of workloads, its checks and the generator that turns them into files. */
@NullMarked
package dev.croft.apps;

import org.jspecify.annotations.NullMarked;
