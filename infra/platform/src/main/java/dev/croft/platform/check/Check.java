package dev.croft.platform.check;

/** A rule about a description; it reports and never throws. */
@FunctionalInterface
public interface Check<T> {
    void check(T subject, Problems problems);
}
