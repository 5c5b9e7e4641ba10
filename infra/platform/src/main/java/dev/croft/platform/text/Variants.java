package dev.croft.platform.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a family whose entries in a list of the document may be written once for several variants: under the key {@link #value} stands a mapping of
 * the variants' names, each with the keys in which it differs. The loader writes out one entry a variant, called {@code <name>-<variant>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Variants {
    /** The key: "environments". */
    String value();

    /** What stands there, for people. */
    String description();
}
