package dev.croft.cli.pipeline;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.apps.App;
import dev.croft.apps.Apps;
import dev.croft.apps.compose.Compose;
import dev.croft.apps.mesh.Mesh;
import dev.croft.aws.AwsPlatform;
import dev.croft.aws.AwsSection;
import dev.croft.aws.edge.EdgeSection;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.bootstrap.UserData;
import dev.croft.platform.Name;
import dev.croft.platform.Repository;
import dev.croft.platform.Site;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.Network;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/** One platform: home network, nodes, cloud, cluster and apps in one description. */
@RecordBuilder
@JsonClassDescription("One platform: home network, nodes, cloud, cluster and apps")
public record Platform(
        @JsonPropertyDescription("the platform's name, also the folder under platforms/ and generated/") Name name,
        @JsonPropertyDescription("the Git repository that Argo CD reads") Repository repository,
        @JsonPropertyDescription("the address plan at home") Network network,
        @JsonPropertyDescription("the machines of the cluster") List<Node> nodes,
        @JsonPropertyDescription("workers that come and go; absent: none") List<NodePool> nodePools,
        @JsonPropertyDescription("what runs in AWS; absent: nothing") Optional<AwsSection> aws,
        @JsonPropertyDescription("DNS, CDN and VPN between the two; absent: none") Optional<EdgeSection> edge,
        @JsonPropertyDescription("the cluster and its add-ons") ClusterSection cluster,
        @JsonPropertyDescription("what the platform is for") List<App> apps,
        @JsonPropertyDescription("a service mesh around namespaces of apps; absent: none") Optional<Mesh> mesh,
        @JsonPropertyDescription("apps that also come as a Docker Compose project; absent: none")
                Optional<Compose> compose) {
    public Platform {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        nodePools = nodePools == null ? List.of() : List.copyOf(nodePools);
        aws = aws == null ? Optional.empty() : aws;
        edge = edge == null ? Optional.empty() : edge;
        apps = apps == null ? List.of() : List.copyOf(apps);
        mesh = mesh == null ? Optional.empty() : mesh;
        compose = compose == null ? Optional.empty() : compose;
    }

    /** The apps with all they are judged and made with. */
    public Apps workloads(Images images) {
        return new Apps(facts(), images, apps, mesh.orElse(Mesh.NONE), compose);
    }

    public Site site() {
        return new Site(name, repository, network, nodes, nodePools);
    }

    public AwsPlatform cloud() {
        return new AwsPlatform(site(), aws, edge, UserData.of(site(), cluster), cluster.ports());
    }

    public ClusterFacts facts() {
        return cluster.facts(site());
    }
}
