package dev.croft.platform.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a value type that is written as one YAML scalar. The type has a public static {@code parse(String)} that throws
 * {@link IllegalArgumentException} with a sentence such as {@code must be ..., got ...}, and a {@code toString()} that {@code parse} reads back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Text {
    /** What the scalar is, for people: "an IPv4 network". */
    String value();

    /** A regular expression that every valid scalar matches; editors check with it, {@code parse} decides. */
    String pattern();

    /** One valid scalar. */
    String example();
}
