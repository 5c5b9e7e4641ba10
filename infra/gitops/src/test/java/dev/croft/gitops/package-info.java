/** Real files, real JGit, real git. */
@NullMarked
package dev.croft.gitops;

import org.jspecify.annotations.NullMarked;
