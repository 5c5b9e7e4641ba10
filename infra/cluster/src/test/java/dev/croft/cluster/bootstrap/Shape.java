package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Sites;
import dev.croft.load.Loader;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.network.Network;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import java.nio.file.Path;
import java.util.List;

/** The parts of a platform that make its bootstrap files, as people write them. */
@JsonClassDescription("A platform's machines and cluster")
record Shape(
        @JsonPropertyDescription("the address plan") Network network,
        @JsonPropertyDescription("the machines") List<Node> nodes,
        @JsonPropertyDescription("workers that come and go") List<NodePool> nodePools,
        @JsonPropertyDescription("the cluster") ClusterSection cluster) {
    static final Path FOLDER = Path.of("src/test/bootstrap");

    static Shape load(String name) {
        var file = FOLDER.resolve(name).resolve("in.yaml");
        var loaded = Loader.load(file, Shape.class);
        assertThat(loaded.problems()).as(file.toString()).isEmpty();
        return loaded.value().orElseThrow();
    }

    Site site() {
        var home = Sites.onePi();
        return new Site(home.name(), home.repository(), network, nodes, nodePools);
    }

    List<Artifact> files() {
        return new Bootstrap(site(), cluster).artifacts();
    }
}
