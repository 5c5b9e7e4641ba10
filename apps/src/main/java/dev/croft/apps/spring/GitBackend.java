package dev.croft.apps.spring;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.GitUrl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Git repository that a Config Server reads settings from. */
@JsonClassDescription("The Git repository that a Config Server reads settings from")
public record GitBackend(
        @JsonPropertyDescription("its address, https://") GitUrl url,
        @JsonPropertyDescription("the branch that is read where nobody asks for another")
                @JsonProperty(defaultValue = "main")
                String branch,
        @JsonPropertyDescription("folders with settings, {application} being the asker's name; absent: the top folder")
                List<String> searchPaths) {
    private static final String KEY = "SPRING_CLOUD_CONFIG_SERVER_GIT_";

    public GitBackend {
        branch = branch == null ? "main" : branch;
        searchPaths = searchPaths == null ? List.of() : List.copyOf(searchPaths);
    }

    /** A repository that cannot be read is found at the start, and a local clone never wins over it. */
    public Map<String, String> environment() {
        var env = new TreeMap<String, String>();
        env.put(KEY + "URI", url.value());
        env.put(KEY + "DEFAULTLABEL", branch);
        env.put(KEY + "BASEDIR", "/tmp/config");
        env.put(KEY + "CLONEONSTART", "true");
        env.put(KEY + "FORCEPULL", "true");
        if (!searchPaths.isEmpty()) {
            env.put(KEY + "SEARCHPATHS", String.join(",", searchPaths));
        }
        return env;
    }
}
