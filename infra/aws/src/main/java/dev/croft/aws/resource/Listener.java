package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** A port of a load balancer, and where its connections go. */
@RecordBuilder
@JsonClassDescription("A port of a load balancer, and where its connections go")
public record Listener(
        @JsonPropertyDescription("the port it answers on") Integer port,
        @JsonPropertyDescription("the machines' port: a NodePort, a host port, or the API server's 6443")
                Integer targetPort,
        @JsonPropertyDescription(
                        "a path that answers 2xx or 3xx over HTTP when a machine is well; absent: it accepts TCP")
                Optional<UrlPath> healthPath) {
    public Listener {
        healthPath = healthPath == null ? Optional.empty() : healthPath;
    }
}
