package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.apps.compose.Compose;
import dev.croft.apps.mesh.Mesh;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.load.Loader;
import dev.croft.platform.image.Images;
import dev.croft.platform.node.Hardware;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What the in.yaml of a feature's golden holds: apps with their images, and what the whole platform says of them. */
@JsonClassDescription("Apps, their images, and what the platform says of them")
record FeatureInput(
        @JsonPropertyDescription("the apps") List<App> apps,
        @JsonPropertyDescription("their images") Images images,
        @JsonPropertyDescription("add-ons that are there") List<String> addOns,
        @JsonPropertyDescription("the mesh") Optional<Mesh> mesh,
        @JsonPropertyDescription("the Compose project") Optional<Compose> compose) {

    /** Fails with every problem the loader has. */
    static Apps read(Path file) {
        var loaded = Loader.load(file, FeatureInput.class);
        var input = loaded.value()
                .orElseThrow(() -> new AssertionError(loaded.problems().toString()));
        return input.onTwoNodes();
    }

    private Apps onTwoNodes() {
        var nodes = Fixtures.cluster(Fixtures.pi("pi-1", 64), Fixtures.node("amd-1", 65, Hardware.MACHINE));
        var cluster =
                ClusterFactsBuilder.builder(nodes).addOns(new TreeSet<>(addOns)).build();
        return new Apps(cluster, images, apps, mesh.orElse(Mesh.NONE), compose);
    }
}
