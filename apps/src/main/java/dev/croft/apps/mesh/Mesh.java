package dev.croft.apps.mesh;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** The namespaces whose pods get an Istio sidecar; everything else follows from the edges of their apps. */
@RecordBuilder
@JsonClassDescription(
        "The namespaces whose pods get an Istio sidecar: mTLS and policies follow from the edges of their apps")
public record Mesh(
        @JsonPropertyDescription("namespaces of apps") List<Name> namespaces,
        @JsonPropertyDescription("apps of those namespaces that get no sidecar; absent: none") List<Name> except,
        @JsonPropertyDescription("what one sidecar asks for and may use")
                @JsonProperty(defaultValue = "{requests: {cpu: 50m, memory: 64Mi}, limits: {cpu: 500m, memory: 256Mi}}")
                Resources sidecar) {
    public static final Mesh NONE = new Mesh(List.of(), List.of(), Resources.NONE);

    public Mesh {
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        except = except == null ? List.of() : List.copyOf(except);
        sidecar = sidecar == null ? Resources.of("50m", "64Mi", "500m", "256Mi") : sidecar;
    }

    public boolean has(Name namespace) {
        return namespaces.contains(namespace);
    }

    /** Whether an app's pods have a sidecar. */
    public boolean has(Name namespace, Name app) {
        return has(namespace) && !except.contains(app);
    }
}
