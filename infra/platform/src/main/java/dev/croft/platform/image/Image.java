package dev.croft.platform.image;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.GitUrl;
import dev.croft.platform.node.Architecture;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/** One container image: where it is, which build, the architectures it exists for, and what builds it. */
@RecordBuilder
@JsonClassDescription("One container image")
public record Image(
        @JsonPropertyDescription("registry and repository, without a tag") String repository,
        @JsonPropertyDescription("the tag, for people") String tag,
        @JsonPropertyDescription("the digest of the image index; when present it decides which bytes run")
                Optional<Digest> digest,
        @JsonPropertyDescription("architectures the image exists for; absent: amd64 and arm64")
                List<Architecture> architectures,
        @JsonPropertyDescription(
                        "the Git repository that it is built from, where that is your own; absent: somebody else builds it")
                Optional<GitUrl> source,
        @JsonPropertyDescription("the branch of source whose pushes build it") @JsonProperty(defaultValue = "main")
                String branch) {
    public Image {
        digest = digest == null ? Optional.empty() : digest;
        architectures = architectures == null || architectures.isEmpty()
                ? List.of(Architecture.amd64, Architecture.arm64)
                : List.copyOf(architectures);
        source = source == null ? Optional.empty() : source;
        branch = branch == null ? "main" : branch;
    }

    /** An image that somebody else builds. */
    public Image(String repository, String tag, Optional<Digest> digest, List<Architecture> architectures) {
        this(repository, tag, digest, architectures, Optional.empty(), "main");
    }

    /** The registry's host, and port where it has one: the first segment of {@link #repository}. */
    public String registry() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /** What a container spec names: {@code repository:tag@sha256:...}, without the digest where none is known. */
    public String reference() {
        return repository + ":" + tag + digest.map(pinned -> "@" + pinned).orElse("");
    }
}
