/** Tests of what Spring programs are told. */
@NullMarked
package dev.croft.apps.spring;

import org.jspecify.annotations.NullMarked;
