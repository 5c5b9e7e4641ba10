package dev.croft.apps.rollout;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;

/** One more figure that a new version is judged by. */
@JsonClassDescription("One more figure that a new version is judged by")
public record AnalysisQuery(
        @JsonPropertyDescription("what it tells") Name name,
        @JsonPropertyDescription("PromQL; {{args.pods}} is a regular expression for the names of the new pods")
                String query,
        @JsonPropertyDescription("what must hold of its answer, as in result[0] < 0.05") String success) {}
