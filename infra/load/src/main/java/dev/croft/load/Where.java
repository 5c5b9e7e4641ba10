package dev.croft.load;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a value, as in {@code cluster.addOns[2].version}; keys of other characters read {@code labels['app.kubernetes.io/name']}.
 *
 * @param secret whether a key on the way looks as if it held a secret, so that the value must not be shown
 */
record Where(Optional<Where> parent, String segment, boolean secret) {
    static final Where ROOT = new Where(Optional.empty(), "", false);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "credential",
            "apikey",
            "accesskey",
            "authkey",
            "privatekey");

    Where key(String key) {
        return new Where(Optional.of(this), segment(key), secret || isSecret(key));
    }

    Where item(int index) {
        return new Where(Optional.of(this), "[" + index + "]", secret);
    }

    /** One step of a path: {@code .name} or {@code ['odd name']}. */
    static String segment(String key) {
        return PLAIN.matcher(key).matches()
                ? "." + key
                : "['" + Shown.visible(key).replace("'", "''") + "']";
    }

    private static boolean isSecret(String key) {
        var word = key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        return SECRETS.stream().anyMatch(word::contains);
    }

    @Override
    public String toString() {
        var path = parent.map(Where::toString).orElse("") + segment;
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
