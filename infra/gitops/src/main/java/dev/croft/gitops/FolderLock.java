package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One writer a platform at a time. The operating system holds the lock, so it ends with its process even when that is killed;
 * the file's text only says whose it is.
 */
final class FolderLock {
    /** Windows forbids reading a locked byte: lock one that no text reaches, so that the loser can read the owner. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    /** What runs while the lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T holding(Path file, String label, Work<T> work) throws IOException {
        var lock = acquire(file, label);
        try {
            return work.run();
        } finally {
            lock.release();
        }
    }

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static FolderLock acquire(Path file, String label) throws IOException {
        var owner = "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + ", thread "
                + Thread.currentThread().getId() + "\n";
        while (true) {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new PlatformException("another croft (" + read(file, "its owner is unknown") + ") is writing "
                        + label + ": wait until it is done and run again");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
            // the previous owner may have deleted the file between open and lock: then this lock guards nothing
            if (read(file, "").equals(owner.strip())) {
                return new FolderLock(file, channel);
            }
            channel.close();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(Path file, String otherwise) throws IOException {
        try {
            var text = Files.readString(file).strip();
            return text.isEmpty() ? otherwise : text;
        } catch (NoSuchFileException e) {
            return otherwise;
        }
    }

    private void release() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
