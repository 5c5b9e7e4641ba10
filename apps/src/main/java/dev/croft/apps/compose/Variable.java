package dev.croft.apps.compose;

import java.util.Locale;

/**
 * A secret value that Compose reads from {@code .env}, which stays on the machine. Two apps that read one secret share the variable.
 *
 * @param source where the value comes from elsewhere, for people
 */
public record Variable(String name, String source) implements Comparable<Variable> {
    /** {@code platform/redis} and {@code password} give {@code REDIS_PASSWORD}. */
    public static Variable of(String secret, String property) {
        var last = secret.substring(Math.max(secret.lastIndexOf('/'), secret.lastIndexOf(':')) + 1);
        var name = (last + "_" + property).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return new Variable(name.matches("[0-9].*") ? "_" + name : name, secret + ", " + property);
    }

    /** Refuses to start without it. */
    public String reference() {
        return "${" + name + ":?set it in .env}";
    }

    @Override
    public int compareTo(Variable other) {
        return name.compareTo(other.name);
    }
}
