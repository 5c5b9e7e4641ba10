package dev.croft.apps.site;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.text.SameVariant;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path of a site, and all below it, that nginx hands to an app: the page and what it calls are then one origin, without CORS. */
@RecordBuilder
@JsonClassDescription("A path of a site, and all below it, that an app answers")
public record Proxy(
        @JsonPropertyDescription("the path, in whole segments; the app gets it unchanged") String path,
        @JsonPropertyDescription("the app that answers") @SameVariant Name app,
        @JsonPropertyDescription("its port; absent: the app's own") Optional<Integer> port) {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]+)+");

    public Proxy {
        port = port == null ? Optional.empty() : port;
    }

    public void check(String where, Problems problems) {
        if (!PATH.matcher(path).matches()) {
            problems.error(where + ".path", "must be a path from '/' on, without '/' at its end", path, "try /api");
        }
    }
}
