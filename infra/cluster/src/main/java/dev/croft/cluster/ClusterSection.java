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
import dev.croft.platform.network.PortPlan;
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
        @JsonPropertyDescription("its exact release; absent: v1.35.9+k3s1, for kubeadm v1.35.9")
                Optional<Version> version,
        @JsonPropertyDescription(
                        "addresses of pods, a /24 of it for each node; absent: 10.42.0.0/16, for kubeadm 10.244.0.0/16")
                Optional<Cidr> podCidr,
        @JsonPropertyDescription(
                        "addresses of Services inside the cluster; absent: 10.43.0.0/16, for kubeadm 10.96.0.0/12")
                Optional<Cidr> serviceCidr,
        @JsonPropertyDescription("address of the cluster's name server; absent: the tenth of serviceCidr")
                Optional<IpAddress> clusterDns,
        @JsonPropertyDescription("how the API server is reached; absent: at the first server's address")
                Optional<ControlPlane> controlPlane,
        @JsonPropertyDescription(
                        "where the cluster keeps its state; absent: etcd on each server, but SQLite for a single server of K3s")
                Optional<Etcd> etcd,
        @JsonPropertyDescription("how Services reach their pods on a node") @JsonProperty(defaultValue = "{}")
                KubeProxy kubeProxy,
        @JsonPropertyDescription(
                        "hosts of the nodes that are virtual machines of LXD; absent: bridge br0, pool default")
                List<LxdHost> lxd,
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
        @JsonPropertyDescription("the platform whose argo-cd syncs this one too; absent: this one has its own")
                Optional<Name> hub,
        @JsonPropertyDescription("what the platform runs for its apps") List<AddOn> addOns) {
    /** Add-ons that give pods their network; a cluster has one of them at most. */
    public static final List<String> NETWORKS = List.of("calico", "cilium");

    public ClusterSection {
        distribution = distribution == null ? Distribution.K3S : distribution;
        version = version == null ? Optional.empty() : version;
        podCidr = podCidr == null ? Optional.empty() : podCidr;
        serviceCidr = serviceCidr == null ? Optional.empty() : serviceCidr;
        clusterDns = clusterDns == null ? Optional.empty() : clusterDns;
        controlPlane = controlPlane == null ? Optional.empty() : controlPlane;
        etcd = etcd == null ? Optional.empty() : etcd;
        kubeProxy = kubeProxy == null ? KubeProxy.USUAL : kubeProxy;
        lxd = lxd == null ? List.of() : List.copyOf(lxd);
        placement = placement == null ? Placement.ANYWHERE : placement;
        reserved = reserved == null ? new Reservations(Reservation.USUAL, Reservation.USUAL) : reserved;
        registries = registries == null ? List.of() : List.copyOf(registries);
        administrator = administrator == null ? Name.parse("ops") : administrator;
        tailscale = tailscale == null ? Optional.empty() : tailscale;
        hub = hub == null ? Optional.empty() : hub;
        addOns = addOns == null ? List.of() : List.copyOf(addOns);
    }

    public Version versionOrDefault() {
        return version.orElseGet(distribution::version);
    }

    public Cidr podCidrOrDefault() {
        return podCidr.orElseGet(distribution::podCidr);
    }

    public Cidr serviceCidrOrDefault() {
        return serviceCidr.orElseGet(distribution::serviceCidr);
    }

    public IpAddress clusterDnsOrDefault() {
        var services = serviceCidrOrDefault();
        return clusterDns.orElseGet(
                () -> services.address().plus(Math.min(10, services.range().size() - 1)));
    }

    /** The address that kube-vip moves between the servers. */
    public Optional<IpAddress> virtualAddress() {
        return controlPlane.flatMap(ControlPlane::address);
    }

    public boolean hasExternalEtcd() {
        return etcd.map(state -> state.mode() == Etcd.Mode.EXTERNAL).orElse(false);
    }

    /** The add-on that gives pods their network in place of what the distribution brings: {@code calico} or {@code cilium}. */
    public Optional<AddOn> network() {
        return addOns.stream().filter(addOn -> NETWORKS.contains(addOn.type())).findFirst();
    }

    /** What its machines must let through among themselves. */
    public PortPlan ports() {
        return new MachineTraffic(this).plan();
    }

    /** What add-ons and apps may know of this cluster. */
    public ClusterFacts facts(Site site) {
        var known =
                registries.stream().map(registry -> withAccount(registry, site)).toList();
        var types = addOns.stream().map(AddOn::type).collect(Collectors.toCollection(TreeSet::new));
        var facts = ClusterFactsBuilder.builder()
                .site(site)
                .distribution(distribution)
                .version(versionOrDefault())
                .podCidr(podCidrOrDefault())
                .serviceCidr(serviceCidrOrDefault())
                .placement(placement)
                .addOns(types)
                .registries(known)
                .hub(hub)
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
