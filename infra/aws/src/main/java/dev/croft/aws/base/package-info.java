/** What every AWS resource builds on: network, state backend, names and the scope they are added to. One of four packages that name cdktn. */
@NullMarked
package dev.croft.aws.base;

import org.jspecify.annotations.NullMarked;
