/** For the tests of every room: how a test asks for a tool that not every machine has. */
@NullMarked
package dev.croft.platform.tool;

import org.jspecify.annotations.NullMarked;
