package dev.croft.apps.slo;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A k6 script that puts the load of many users on an app and holds the objective against what they see. */
@RecordBuilder
@JsonClassDescription("A k6 script that holds the objective against what many users at once see")
public record LoadTest(
        @JsonPropertyDescription("users at once at the peak") @JsonProperty(defaultValue = "100") Integer users,
        @JsonPropertyDescription("how long their number grows to the peak") @JsonProperty(defaultValue = "2m")
                Duration ramp,
        @JsonPropertyDescription("how long the peak lasts") @JsonProperty(defaultValue = "5m") Duration hold,
        @JsonPropertyDescription("what a user does between two requests: nothing, for so long")
                @JsonProperty(defaultValue = "1s")
                Duration pause,
        @JsonPropertyDescription("paths that are read one after the other") @JsonProperty(defaultValue = "[/]")
                List<String> paths,
        @JsonPropertyDescription("the address before the paths; absent: the host of its ingress, or BASE_URL")
                Optional<String> url) {
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~/-]*)?");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/?=&%-]*");
    private static final int MOST_USERS = 100_000;

    public LoadTest {
        users = users == null ? 100 : users;
        ramp = ramp == null ? Duration.ofMinutes(2) : ramp;
        hold = hold == null ? Duration.ofMinutes(5) : hold;
        pause = pause == null ? Duration.ofSeconds(1) : pause;
        paths = paths == null ? List.of("/") : List.copyOf(paths);
        url = url == null ? Optional.empty() : url;
    }

    void check(String where, Problems problems) {
        if (users < 1 || users > MOST_USERS) {
            problems.error(where + ".users", "must be 1 to " + MOST_USERS, users, "try 100");
        }
        if (ramp.isZero() || hold.isZero()) {
            problems.error(where, "must ramp and hold for at least 1s", Durations.text(hold), "try hold: 5m");
        }
        if (paths.isEmpty()) {
            problems.error(where + ".paths", "must name a path", "", "try [/]");
        }
        IntStream.range(0, paths.size())
                .filter(index -> !PATH.matcher(paths.get(index)).matches())
                .forEach(index -> problems.error(
                        where + ".paths[" + index + "]",
                        "must be a path that begins with '/'",
                        paths.get(index),
                        "try /"));
        url.filter(address -> !URL.matcher(address).matches())
                .ifPresent(address -> problems.error(
                        where + ".url", "must be an http address", address, "try https://api.example.com"));
    }
}
