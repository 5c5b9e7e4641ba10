package dev.croft.cluster.check;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterSection;
import dev.croft.platform.Site;
import dev.croft.platform.network.Network;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;
import java.time.LocalDate;
import java.util.List;

/** What the rules judge: the section, the site it stands on, and the day it is judged. */
public record Subject(Site site, ClusterSection cluster, LocalDate today) {
    ClusterFacts facts() {
        return cluster.facts(site);
    }

    Network network() {
        return site.network();
    }

    /** Whether all nodes are EC2 instances, so that the LAN is a VPC. */
    boolean isCloud() {
        return !site.nodes().isEmpty() && site.nodes().stream().allMatch(node -> node.hardware() == Hardware.EC2);
    }

    List<Node> servers() {
        return site.nodes().stream().filter(node -> node.role() == Role.SERVER).toList();
    }
}
