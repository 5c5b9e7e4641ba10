/** What each reference platform promises, and the files that keep it. */
@NullMarked
package dev.croft.cli.promise;

import org.jspecify.annotations.NullMarked;
