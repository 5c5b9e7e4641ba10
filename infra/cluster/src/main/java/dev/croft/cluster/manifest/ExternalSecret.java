package dev.croft.cluster.manifest;

import dev.croft.platform.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Secret that External Secrets copies from AWS, so that no secret is in Git. By default every key of the remote JSON objects named by {@code from}
 * plus the single values of {@code data}; with a {@code template}, only what the template says.
 *
 * @param name of the ExternalSecret and of the Secret it makes
 * @param refresh how often the source is read again
 * @param type the Secret's type; empty: Opaque
 * @param template keys of the Secret, each a Go template over the values read: {@code "{{ .password }}"}
 * @param labels of the Secret, by which controllers find it
 */
public record ExternalSecret(
        String name,
        Duration refresh,
        List<Value> data,
        List<String> from,
        Optional<String> type,
        Map<String, String> template,
        Map<String, String> labels)
        implements CustomObject {
    /** The ClusterSecretStore that the External Secrets add-on makes. */
    public static final String STORE = "aws-secrets";

    /**
     * One value: {@code key} of the Secret from the remote secret {@code remote}, or from one property of it where that is JSON.
     */
    public record Value(String key, String remote, Optional<String> property) {
        public static Value of(String key, String remote) {
            return new Value(key, remote, Optional.empty());
        }

        public static Value of(String key, String remote, String property) {
            return new Value(key, remote, Optional.of(property));
        }

        private Map<String, Object> tree() {
            var reference = new TreeMap<String, Object>(Map.of("key", remote));
            property.ifPresent(name -> reference.put("property", name));
            return Map.of("secretKey", key, "remoteRef", reference);
        }
    }

    public ExternalSecret {
        data = List.copyOf(data);
        from = List.copyOf(from);
        template = Collections.unmodifiableMap(new TreeMap<>(template));
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Single values, read again every hour. */
    public static ExternalSecret of(String name, Value... values) {
        return new ExternalSecret(
                name, Duration.ofHours(1), List.of(values), List.of(), Optional.empty(), Map.of(), Map.of());
    }

    /** Every key of one remote JSON object, read again every hour. */
    public static ExternalSecret ofAll(String name, String remote) {
        return new ExternalSecret(
                name, Duration.ofHours(1), List.of(), List.of(remote), Optional.empty(), Map.of(), Map.of());
    }

    public ExternalSecret withTemplate(Map<String, String> keys) {
        return new ExternalSecret(name, refresh, data, from, type, keys, labels);
    }

    public ExternalSecret withType(String secretType) {
        return new ExternalSecret(name, refresh, data, from, Optional.of(secretType), template, labels);
    }

    public ExternalSecret withLabels(Map<String, String> more) {
        return new ExternalSecret(name, refresh, data, from, type, template, more);
    }

    @Override
    public CustomResource resource() {
        var spec = new TreeMap<String, Object>();
        spec.put("refreshInterval", Durations.text(refresh));
        spec.put("secretStoreRef", Map.of("kind", "ClusterSecretStore", "name", STORE));
        spec.put("target", target());
        if (!data.isEmpty()) {
            spec.put("data", data.stream().map(Value::tree).toList());
        }
        if (!from.isEmpty()) {
            spec.put(
                    "dataFrom",
                    from.stream()
                            .map(key -> Map.of("extract", Map.of("key", key)))
                            .toList());
        }
        return CustomResource.of("external-secrets.io/v1", "ExternalSecret", name, spec);
    }

    /** Retain: a source that cannot be read must not take the Secret away from running pods. */
    private Map<String, Object> target() {
        var target = new TreeMap<String, Object>();
        target.put("name", name);
        target.put("creationPolicy", "Owner");
        target.put("deletionPolicy", "Retain");
        if (type.isPresent() || !template.isEmpty() || !labels.isEmpty()) {
            target.put("template", templateTree());
        }
        return target;
    }

    private Map<String, Object> templateTree() {
        var tree = new TreeMap<String, Object>(Map.of("engineVersion", "v2", "mergePolicy", "Replace"));
        type.ifPresent(secretType -> tree.put("type", secretType));
        if (!template.isEmpty()) {
            tree.put("data", template);
        }
        if (!labels.isEmpty()) {
            tree.put("metadata", Map.of("labels", labels));
        }
        return tree;
    }
}
