package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import java.util.List;

/** One secret: a container without a value. */
@JsonClassDescription("One secret: a container that a person fills")
public record SecretEntry(
        @JsonPropertyDescription("its name; in Secrets Manager <platform>/<name>") Name name,
        @JsonPropertyDescription("what it is for, and where its value comes from") String description,
        @JsonPropertyDescription("the keys its JSON value must have") List<String> keys) {
    public SecretEntry {
        description = description == null ? "" : description;
        keys = keys == null ? List.of() : List.copyOf(keys);
    }
}
