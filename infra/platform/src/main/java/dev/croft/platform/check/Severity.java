package dev.croft.platform.check;

import java.util.Locale;

/** How bad a problem is: an error stops, a warning never does. */
public enum Severity {
    ERROR,
    WARNING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
