@NullMarked
package dev.croft.aws.base;

import org.jspecify.annotations.NullMarked;
