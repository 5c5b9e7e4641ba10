package dev.croft.load;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a file as text: UTF-8, with or without a byte order mark, and only characters that YAML allows. */
final class Source {
    /** The largest file read, in bytes. */
    static final int LIMIT = 1 << 20;

    private static final String SAVE = "save the file as UTF-8";

    private Source() {}

    static String text(String file, byte[] bytes) {
        if (bytes.length > LIMIT) {
            throw new Unreadable(
                    Place.of(file), "must be at most 1 MiB", "split it, or check that it is the right file");
        }
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
            throw new Unreadable(Place.of(file), "must be UTF-8, not UTF-16", SAVE);
        }
        var text = decoded(file, bytes, begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0);
        refuseOddCharacters(file, text);
        return text;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String file, byte[] bytes, int start) {
        var input = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var output = CharBuffer.allocate(bytes.length + 1);
        var result = StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        var text = output.flip().toString();
        if (result.isError()) {
            var odd = "byte 0x%02x".formatted(bytes[input.position()] & 0xFF);
            throw new Unreadable(end(file, text), "must be text in UTF-8, not " + odd, SAVE);
        }
        return text;
    }

    private static void refuseOddCharacters(String file, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isAllowed(text.codePointAt(i))) {
                var odd = "the control character U+" + "%04X".formatted(text.codePointAt(i));
                throw new Unreadable(
                        end(file, text.substring(0, i)),
                        "must be text, not " + odd,
                        "remove it, or write it as an escape in double quotes");
            }
        }
    }

    /** YAML 1.2 section 5.1, without the line ends that editors do not show as such (NEL, LS, PS). */
    private static boolean isAllowed(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** The place just after {@code text}. */
    private static Place end(String file, String text) {
        var lines = text.split("\r\n|\r|\n", -1);
        var last = lines[lines.length - 1];
        return new Place(file, lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
