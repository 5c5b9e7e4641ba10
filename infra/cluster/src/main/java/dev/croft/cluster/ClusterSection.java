package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.addon.Bundled;
import dev.croft.cluster.addon.Registry;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.Version;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The {@code cluster:} section: which Kubernetes runs on the nodes, its networks, and what the platform offers its apps. */
@RecordBuilder
@JsonClassDescription("Which Kubernetes runs on the nodes, its networks, and what the platform offers its apps")
public record ClusterSection(
        @JsonPropertyDescription("which Kubernetes runs on the nodes") @JsonProperty(defaultValue = "k3s")
                Distribution distribution,
        @JsonPropertyDescription("its exact release") @JsonProperty(defaultValue = "v1.35.9+k3s1") Version version,
        @JsonPropertyDescription("addresses of pods; a /24 of it for each node")
                @JsonProperty(defaultValue = "10.42.0.0/16")
                Cidr podCidr,
        @JsonPropertyDescription("addresses of Services inside the cluster")
                @JsonProperty(defaultValue = "10.43.0.0/16")
                Cidr serviceCidr,
        @JsonPropertyDescription("address of the cluster's name server; absent: the tenth of serviceCidr")
                Optional<IpAddress> clusterDns,
        @JsonPropertyDescription("where the pods of add-ons and apps run that say nothing themselves")
                @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("what nodes keep for themselves") @JsonProperty(defaultValue = "{}")
                Reservations reserved,
        @JsonPropertyDescription("registries of your own that the nodes pull from") List<PrivateRegistry> registries,
        @JsonPropertyDescription("the account for people on every node, reached by SSH key")
                @JsonProperty(defaultValue = "ops")
                Name administrator,
        @JsonPropertyDescription("Tailscale on the nodes; absent: none") Optional<Tailscale> tailscale,
        @JsonPropertyDescription("what the platform runs for its apps") List<AddOn> addOns) {
    public ClusterSection {
        distribution = distribution == null ? Distribution.K3S : distribution;
        version = version == null ? Version.parse("v1.35.9+k3s1") : version;
        podCidr = podCidr == null ? Cidr.parse("10.42.0.0/16") : podCidr;
        serviceCidr = serviceCidr == null ? Cidr.parse("10.43.0.0/16") : serviceCidr;
        clusterDns = clusterDns == null ? Optional.empty() : clusterDns;
        placement = placement == null ? Placement.ANYWHERE : placement;
        reserved = reserved == null ? new Reservations(Reservation.USUAL, Reservation.USUAL) : reserved;
        registries = registries == null ? List.of() : List.copyOf(registries);
        administrator = administrator == null ? Name.parse("ops") : administrator;
        tailscale = tailscale == null ? Optional.empty() : tailscale;
        addOns = addOns == null ? List.of() : List.copyOf(addOns);
    }

    public IpAddress clusterDnsOrDefault() {
        return clusterDns.orElseGet(() ->
                serviceCidr.address().plus(Math.min(10, serviceCidr.range().size() - 1)));
    }

    /** What add-ons and apps may know of this cluster. */
    public ClusterFacts facts(Site site) {
        var known =
                registries.stream().map(registry -> withAccount(registry, site)).toList();
        var types = addOns.stream().map(AddOn::type).collect(Collectors.toCollection(TreeSet::new));
        var facts = ClusterFactsBuilder.builder()
                .site(site)
                .distribution(distribution)
                .version(version)
                .podCidr(podCidr)
                .serviceCidr(serviceCidr)
                .placement(placement)
                .addOns(types)
                .registries(known)
                .build();
        return ClusterFactsBuilder.from(facts).withStorageClasses(storageClasses(facts));
    }

    /** K3s brings the default class local-path along, unless an add-on replaces its provisioner; kubeadm brings none. */
    private List<StorageClass> storageClasses(ClusterFacts facts) {
        var classes = new ArrayList<StorageClass>();
        boolean bundled = distribution == Distribution.K3S
                && addOns.stream().noneMatch(addOn -> addOn.replaces().contains(Bundled.LOCAL_STORAGE));
        if (bundled) {
            classes.add(new StorageClass("local-path", distribution.toString(), true));
        }
        addOns.forEach(addOn -> classes.addAll(addOn.storageClasses(facts)));
        return classes;
    }

    /** A registry that the platform runs itself has the account of its add-on. */
    private PrivateRegistry withAccount(PrivateRegistry registry, Site site) {
        boolean own = addOns.stream()
                .anyMatch(addOn -> addOn instanceof Registry server && server.answersAt(registry.address(), site));
        return own && registry.account().isEmpty() ? registry.withAccount(Registry.account(site)) : registry;
    }
}
