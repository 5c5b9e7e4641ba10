/** What a pod asks for and where it may run. */
@NullMarked
package dev.croft.platform.workload;

import org.jspecify.annotations.NullMarked;
