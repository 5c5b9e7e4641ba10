package dev.croft.apps.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Shell scripts that run in the image of Redis itself; each says at its top which variables it reads. */
public enum Script {
    REDIS_BACKUP,
    REDIS_CLUSTER,
    REDIS_RESTORE;

    /** Its file's name. */
    public String file() {
        return switch (this) {
            case REDIS_BACKUP -> "redis-backup.sh";
            case REDIS_CLUSTER -> "redis-cluster.sh";
            case REDIS_RESTORE -> "redis-restore.sh";
        };
    }

    public String text() {
        try (var stream = Script.class.getResourceAsStream(file())) {
            if (stream == null) {
                throw new IllegalStateException("the jar has no " + file());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
