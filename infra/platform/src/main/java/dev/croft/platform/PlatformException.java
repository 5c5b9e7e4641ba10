package dev.croft.platform;

/** The world is not as needed: a file, a tool or a remote is missing or refuses. The message is one sentence for the user. */
public class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlatformException(String message) {
        super(message);
    }

    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
