package dev.croft.platform.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member that people look for in a family and that it does not have on purpose: naming it tells why, in place of the list of all members. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(NotOffered.All.class)
public @interface NotOffered {
    /** The word after {@code type:}. */
    String type();

    /** Why not: it follows "is not offered, because". */
    String because();

    /** What to use: a remedy. */
    String instead();

    /** All of one family. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        NotOffered[] value();
    }
}
