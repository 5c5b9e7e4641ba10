package dev.croft.platform.image;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.croft.platform.Name;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The images of a platform by app: the content of {@code platforms/<name>/images.yaml}. */
public record Images(@JsonValue Map<Name, Image> byApp) {
    public Images {
        byApp = Collections.unmodifiableMap(new TreeMap<>(byApp));
    }

    public static Images none() {
        return new Images(Map.of());
    }

    public Optional<Image> of(Name app) {
        return Optional.ofNullable(byApp.get(app));
    }
}
