package dev.croft.load;

/** User's text as a message shows it: one short line of visible characters. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** At most 60 characters, the last of them an ellipsis where something was cut. */
    static String cut(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        return visible(start);
    }

    static String visible(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u%04X".formatted(c));
            }
        });
        return shown.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
