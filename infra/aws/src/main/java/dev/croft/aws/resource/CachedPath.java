package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/** Paths whose answers a content delivery network keeps. What an answer's Cache-Control says goes before. */
@RecordBuilder
@JsonClassDescription("Paths whose answers are kept; what an answer's Cache-Control says goes before")
public record CachedPath(
        @JsonPropertyDescription("the paths; * stands for any characters") PathPattern path,
        @JsonPropertyDescription("how long answers without Cache-Control are kept") @JsonProperty(defaultValue = "1h")
                Duration keep) {
    public CachedPath {
        keep = keep == null ? Duration.ofHours(1) : keep;
    }
}
