@NullMarked
package dev.croft.aws.resource;

import org.jspecify.annotations.NullMarked;
