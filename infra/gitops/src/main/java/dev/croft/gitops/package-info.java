/** What croft writes, on disk and in Git: it owns {@code generated/<platform>/} and never touches a byte that is not its own. */
@NullMarked
package dev.croft.gitops;

import org.jspecify.annotations.NullMarked;
