package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.load.Loader;
import dev.croft.platform.image.Images;
import java.nio.file.Path;
import java.util.List;

/** What a golden's in.yaml holds: apps, and their images. */
@JsonClassDescription("Apps and their images")
record GoldenInput(
        @JsonPropertyDescription("the apps") List<App> apps, @JsonPropertyDescription("their images") Images images) {

    /** Fails with every problem the loader has. */
    static GoldenInput read(Path file) {
        var loaded = Loader.load(file, GoldenInput.class);
        return loaded.value()
                .orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }

    static GoldenInput parse(String text) {
        var loaded = Loader.read("in.yaml", text, GoldenInput.class);
        return loaded.value()
                .orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }
}
