package dev.croft.apps.route;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.text.SameVariant;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A path and all below it, and the app that answers there. The longest path that fits wins. */
@RecordBuilder
@JsonClassDescription("A path and all below it, and the app that answers there; the longest path that fits wins")
public record Route(
        @JsonPropertyDescription("the path, in whole segments") @JsonProperty(defaultValue = "/") String path,
        @JsonPropertyDescription("the app that answers") @SameVariant Name app,
        @JsonPropertyDescription("its port; absent: the app's own") Optional<Integer> port,
        @JsonPropertyDescription("what the app gets in the path's place, as in /; absent: the path as it came")
                Optional<String> rewrite,
        @JsonPropertyDescription("how long the answer may take, retries included; absent: as the proxy has it")
                Optional<Duration> timeout) {
    public Route {
        path = path == null ? "/" : path;
        port = port == null ? Optional.empty() : port;
        rewrite = rewrite == null ? Optional.empty() : rewrite;
        timeout = timeout == null ? Optional.empty() : timeout;
    }

    /** A rule of an HTTPRoute; a Service of another namespace must grant the reference. */
    Map<String, Object> tree(Name namespace, int number) {
        var tree = new TreeMap<String, Object>();
        tree.put("matches", List.of(Map.of("path", Map.of("type", "PathPrefix", "value", path))));
        tree.put("backendRefs", List.of(Map.of("name", app.value(), "namespace", namespace.value(), "port", number)));
        rewrite.ifPresent(text -> tree.put("filters", List.of(rewriting(text))));
        timeout.ifPresent(most -> tree.put("timeouts", Map.of("request", Durations.text(most))));
        return tree;
    }

    private static Map<String, Object> rewriting(String text) {
        var replacement = Map.of("type", "ReplacePrefixMatch", "replacePrefixMatch", text);
        return Map.of("type", "URLRewrite", "urlRewrite", Map.of("path", replacement));
    }

    /** Gateway API lets a duration have five digits a unit. */
    public void check(String where, Problems problems) {
        checkPath(where + ".path", path, problems);
        rewrite.ifPresent(text -> checkPath(where + ".rewrite", text, problems));
        timeout.filter(most -> most.isZero() || most.compareTo(Duration.ofHours(1)) > 0)
                .ifPresent(most ->
                        problems.error(where + ".timeout", "must be 1s to 1h", Durations.text(most), "try 30s"));
    }

    private static void checkPath(String where, String path, Problems problems) {
        if (!path.matches("/|(/[A-Za-z0-9._~%!$&'()*+,;=:@-]+)+")) {
            problems.error(where, "must be a path from '/' on, without '/' at its end", path, "try /api");
        }
    }
}
