@NullMarked
package dev.croft.aws.edge;

import org.jspecify.annotations.NullMarked;
