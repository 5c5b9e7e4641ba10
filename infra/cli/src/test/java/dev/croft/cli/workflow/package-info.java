/** What runs in CI: the workflows, held against their rules, and the real tools that call croft. */
@NullMarked
package dev.croft.cli.workflow;

import org.jspecify.annotations.NullMarked;
