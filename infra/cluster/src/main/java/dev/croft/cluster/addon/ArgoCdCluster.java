package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.ApiServerUrl;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** The cluster of another platform of this repository, whose {@code cluster.hub} is this one. */
@RecordBuilder
@JsonClassDescription("The cluster of another platform of this repository, whose cluster.hub is this one")
public record ArgoCdCluster(
        @JsonPropertyDescription("the other platform's name") Name name,
        @JsonPropertyDescription("where its API server is reached from here, by a name of its certificate")
                ApiServerUrl server,
        @JsonPropertyDescription(
                        "the secret in AWS Secrets Manager with the keys token and ca; absent: cluster-<name> of this platform")
                Optional<String> secret) {
    public ArgoCdCluster {
        secret = secret == null ? Optional.empty() : secret;
    }

    /** Where this platform reads the key to it, and the other platform's guide says to put it. */
    String remote(Site site) {
        return secret.orElse(site.name() + "/cluster-" + name);
    }
}
