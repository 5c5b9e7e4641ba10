package dev.croft.gitops;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Takes credentials out of text that a user or a log will see: tokens it has been shown, and whatever stands before '@' in an address. */
final class Redaction {
    private final Set<String> secrets = new ConcurrentSkipListSet<>();

    void hide(String user, String token) {
        if (!token.isBlank()) {
            secrets.add(token);
            secrets.add(Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8)));
        }
    }

    boolean isEmpty() {
        return secrets.isEmpty();
    }

    String clean(String text) {
        var clean = address(text);
        for (var secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    static String address(String text) {
        return text.replaceAll("://[^/@\\s]*@", "://***@");
    }
}
