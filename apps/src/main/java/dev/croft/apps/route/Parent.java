package dev.croft.apps.route;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Gateway that routes attach to, and whose proxies call the apps. */
@JsonClassDescription("The Gateway that routes attach to, and whose proxies call the apps")
public record Parent(
        @JsonPropertyDescription("its name") @JsonProperty(defaultValue = "web") Name name,
        @JsonPropertyDescription("its namespace, in which its proxies run")
                @JsonProperty(defaultValue = "envoy-gateway-system")
                Name namespace,
        @JsonPropertyDescription("one of its listeners; absent: every one that lets the routes in")
                Optional<Name> listener) {
    /** Where Envoy Gateway runs. */
    public static final Name ENVOY = Name.parse("envoy-gateway-system");

    /** The Gateway that the add-on envoy-gateway brings. */
    public static final Parent DEFAULT = new Parent(Name.parse("web"), ENVOY, Optional.empty());

    public Parent {
        name = name == null ? Name.parse("web") : name;
        namespace = namespace == null ? ENVOY : namespace;
        listener = listener == null ? Optional.empty() : listener;
    }

    public boolean isEnvoy() {
        return namespace.equals(ENVOY);
    }

    Map<String, Object> tree() {
        var tree = new TreeMap<String, Object>();
        tree.put("name", name.value());
        tree.put("namespace", namespace.value());
        listener.ifPresent(section -> tree.put("sectionName", section.value()));
        return tree;
    }
}
