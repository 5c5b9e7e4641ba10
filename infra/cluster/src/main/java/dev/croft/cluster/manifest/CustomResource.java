package dev.croft.cluster.manifest;

import java.util.Map;

/**
 * An object of a kind that an add-on defines. Members write one as a typed record of their own and turn it into this.
 *
 * @param namespace empty: the chart's
 * @param spec the object's {@code spec}: maps, lists and scalars
 */
public record CustomResource(
        String apiVersion,
        String kind,
        String name,
        String namespace,
        Map<String, String> annotations,
        Map<String, Object> spec)
        implements CustomObject {
    public static CustomResource of(String apiVersion, String kind, String name, Map<String, Object> spec) {
        return new CustomResource(apiVersion, kind, name, "", Map.of(), spec);
    }

    public CustomResource in(String otherNamespace) {
        return new CustomResource(apiVersion, kind, name, otherNamespace, annotations, spec);
    }

    public CustomResource annotated(Map<String, String> more) {
        return new CustomResource(apiVersion, kind, name, namespace, more, spec);
    }

    @Override
    public CustomResource resource() {
        return this;
    }
}
