/** The sections {@code aws:} and {@code edge:}, what must hold in them, and the Terraform stacks they become. Names no cdktn type. */
@NullMarked
package dev.croft.aws;

import org.jspecify.annotations.NullMarked;
