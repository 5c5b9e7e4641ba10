package dev.croft.aws.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** EC2 takes 16 KiB of user data before base64; cloud-init also takes them compressed, so a longer text is sent so. */
public final class UserDataSize {
    public static final int LIMIT_BYTES = 16 * 1024;
    /** Terraform's compressor is not Java's. */
    private static final int MARGIN_BYTES = 512;

    private UserDataSize() {}

    static boolean isPlain(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= LIMIT_BYTES;
    }

    /** How many bytes EC2 gets, at most. */
    public static int bytes(String text) {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        return plain.length <= LIMIT_BYTES ? plain.length : compressed(plain) + MARGIN_BYTES;
    }

    private static int compressed(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
