package dev.croft.load;

import dev.croft.platform.text.InvalidText;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** What a record or value type says when it refuses its input. */
final class Refusals {
    private Refusals() {}

    /** The refusal itself; a checked exception of a constructor is a bug. */
    static RuntimeException unwrapped(InvocationTargetException thrown) {
        var cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException refused ? refused : new IllegalStateException(cause);
    }

    /** Reports in the refusal's own words, or in {@code rule} and {@code remedy} where those words might repeat a secret. */
    static Optional<Object> report(IllegalArgumentException refused, Spot spot, String rule, String remedy) {
        var where = spot.where();
        if (where.secret()) {
            spot.findings().error(spot.place(), where, rule, "", remedy);
        } else if (refused instanceof InvalidText text) {
            spot.findings()
                    .error(spot.place(), where, text.rule(), Shown.cut(text.got()), Shown.visible(text.remedy()));
        } else {
            var message = refused.getMessage();
            spot.findings().error(spot.place(), where, message == null ? rule : Shown.visible(message), "", "");
        }
        return Optional.empty();
    }
}
