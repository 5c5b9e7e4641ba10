@NullMarked
package dev.croft.aws;

import org.jspecify.annotations.NullMarked;
