/** Proves that the generated classes work: one Terraform stack and one Kubernetes object, made and read back. */
@NullMarked
package dev.croft.bindings;

import org.jspecify.annotations.NullMarked;
