package dev.croft.platform.image;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.node.Architecture;
import java.util.List;
import java.util.Optional;

/** One container image: where it is, which build, and the architectures it exists for. */
@JsonClassDescription("One container image")
public record Image(
        @JsonPropertyDescription("registry and repository, without a tag") String repository,
        @JsonPropertyDescription("the tag, for people") String tag,
        @JsonPropertyDescription("the digest of the image index; when present it decides which bytes run")
                Optional<Digest> digest,
        @JsonPropertyDescription("architectures the image exists for; absent: amd64 and arm64")
                List<Architecture> architectures) {
    public Image {
        digest = digest == null ? Optional.empty() : digest;
        architectures = architectures == null || architectures.isEmpty()
                ? List.of(Architecture.amd64, Architecture.arm64)
                : List.copyOf(architectures);
    }

    /** What a container spec names: {@code repository:tag@sha256:...}, without the digest where none is known. */
    public String reference() {
        return repository + ":" + tag + digest.map(pinned -> "@" + pinned).orElse("");
    }
}
