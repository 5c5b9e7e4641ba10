package dev.croft.apps.compose;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import java.util.List;

/** Which apps also come as a Docker Compose project. */
@JsonClassDescription("Which apps also come as a Docker Compose project, for a laptop or one machine")
public record Compose(
        @JsonPropertyDescription("apps by name, those included that they call; absent: all that can run there")
                List<Name> apps) {
    public Compose {
        apps = apps == null ? List.of() : List.copyOf(apps);
    }
}
