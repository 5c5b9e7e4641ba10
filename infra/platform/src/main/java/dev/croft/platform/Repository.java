package dev.croft.platform;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The Git repository that holds {@code generated/}, as Argo CD reads it. */
@JsonClassDescription("The Git repository that holds generated/, as Argo CD reads it")
public record Repository(
        @JsonPropertyDescription("clone address over HTTPS or SSH") GitUrl url,
        @JsonPropertyDescription("the branch Argo CD follows") @JsonProperty(defaultValue = "main") String branch) {
    public Repository {
        branch = branch == null ? "main" : branch;
    }
}
