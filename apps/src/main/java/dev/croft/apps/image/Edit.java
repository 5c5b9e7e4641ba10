package dev.croft.apps.image;

import java.util.Comparator;
import java.util.List;

/** Replaces the characters from {@code start} to {@code end}; equal ends insert. */
record Edit(int start, int end, String replacement) {
    /** From the back, so that earlier positions stay true; edits at one place keep the order of the list. */
    static String apply(String text, List<Edit> edits) {
        var result = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> result.replace(edit.start, edit.end, edit.replacement));
        return result.toString();
    }
}
