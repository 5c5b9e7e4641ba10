package dev.croft.cluster.manifest;

/** A typed record that is one custom resource in the end; {@link ManifestChart#add} takes any. */
@FunctionalInterface
public interface CustomObject {
    CustomResource resource();
}
