package dev.croft.cli.promise;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something a platform must have, and its evidence.
 *
 * @param row the area: nodes, apps, network ...
 * @param what the promise in one sentence
 */
record Promise(
        @JsonProperty("row") String row, @JsonProperty("what") String what, @JsonProperty("proof") List<Proof> proof) {
    /**
     * A file that keeps the promise.
     *
     * @param file below {@code generated/<platform>/}, or with a leading slash below the repository
     * @param shows texts that stand in it
     */
    record Proof(@JsonProperty("file") String file, @JsonProperty("shows") List<String> shows) {
        Proof {
            shows = shows == null ? List.of() : List.copyOf(shows);
        }

        /** From the repository's root. */
        String path(String platform) {
            return file.startsWith("/") ? file.substring(1) : "generated/" + platform + "/" + file;
        }
    }

    Promise {
        proof = proof == null ? List.of() : List.copyOf(proof);
    }

    /** One row of a table of Markdown, with links as seen from {@code docs/platforms/}. */
    String text(String platform) {
        var links = proof.stream()
                .map(each -> "[" + each.path(platform).replace("generated/" + platform + "/", "") + "](../../"
                        + each.path(platform) + ")")
                .collect(Collectors.joining("<br/>"));
        return "| " + row + " | " + what + " | " + links + " |\n";
    }
}
