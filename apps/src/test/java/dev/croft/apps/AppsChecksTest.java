package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.callTo;
import static dev.croft.apps.Fixtures.cluster;
import static dev.croft.apps.Fixtures.node;
import static dev.croft.apps.Fixtures.pi;
import static dev.croft.apps.Fixtures.problems;
import static dev.croft.apps.Fixtures.redis;
import static dev.croft.apps.Fixtures.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.config.Config;
import dev.croft.apps.store.Persistence;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.CallBuilder;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.CallerBuilder;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.IngressBuilder;
import dev.croft.apps.traffic.LoadBalancer;
import dev.croft.apps.traffic.LoadBalancerBuilder;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.image.Image;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.workload.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AppsChecksTest {
    private static final Caller LAN = Caller.from(Cidr.parse("172.30.1.0/24"), 3000);

    @Test
    void twoSmallAppsAreFine() {
        assertThat(problems(apps(
                        web("web").calls(List.of(callTo("redis"))).build(),
                        redis("redis").build())))
                .isEmpty();
    }

    @Test
    void refusesAVolumeThatNothingMakes() {
        var fast = redis("redis").storageClass(Optional.of(Name.parse("fast"))).build();
        var bare = ClusterFactsBuilder.from(cluster()).withStorageClasses(List.of());

        assertThat(problems(apps(fast)))
                .containsExactly("apps[0].storageClass: must be a StorageClass that something makes, got 'fast'; try"
                        + " local-path");
        assertThat(problems(apps(bare, redis("redis").build())))
                .containsExactly(
                        "apps[0].storageClass: must be given where the cluster has no default StorageClass; add"
                                + " local-path-provisioner, longhorn or csi-driver-nfs to cluster.addOns");
        assertThat(problems(
                        apps(bare, redis("redis").persistence(Persistence.NONE).build())))
                .isEmpty();
    }

    @Test
    void namesBothOwnersOfOneName() {
        assertThat(problems(apps(web("web").build(), web("web").build())))
                .contains("apps[1].name: must differ from that of apps[0] (web), got 'web'; choose another name");
    }

    @Test
    void refusesNamesTooLongForWhatIsDerivedFromThem() {
        var name = "a".repeat(51);

        assertThat(problems(apps(redis(name).build())))
                .containsExactly("apps[0].name: must have at most 50 characters, got '" + name + "'; shorten it");
    }

    @Test
    void refusesNamespacesOfKubernetesAndArgoCd() {
        assertThat(problems(apps(web("web").namespace(Name.parse("kube-system")).build())))
                .containsExactly(
                        "apps[0].namespace: must not be a namespace of Kubernetes or Argo CD, got 'kube-system'; try web");
    }

    @Test
    void refusesNamesThatEveryNamespaceUses() {
        for (var name : List.of("namespace-game", "default-deny", "allow-dns")) {
            assertThat(problems(apps(web(name).build())))
                    .containsExactly("apps[0].name: must differ from what every namespace has, got '" + name
                            + "'; name it after what it does");
        }
    }

    @Test
    void refusesObjectsWithTwoOwners() {
        var config = Optional.of(new Config(Name.parse("shared"), Map.of("A", "b")));

        assertThat(problems(apps(
                        web("one").config(config).build(),
                        web("two").config(config).build())))
                .containsExactly(
                        "apps[1]: must differ from that of apps[0] (one), got 'ConfigMap/shared in namespace game'; an object has one owner, rename one");
    }

    @Test
    void refusesHostAndPathServedTwice() {
        var ingress =
                IngressBuilder.builder().host(Hostname.parse("api.example.com")).build();
        var expose = new Expose(Optional.empty(), Optional.of(ingress));

        assertThat(problems(apps(
                        web("one").expose(expose).build(),
                        web("two").expose(expose).build())))
                .containsExactly(
                        "apps[1].expose.ingress: must differ from that of apps[0] (one), got 'api.example.com/'; a host and path lead to one app, change one");
    }

    @Test
    void loadBalancerAddressesAreOfThePoolAndUsedOnce() {
        assertThat(problems(apps(balanced("one", "172.30.1.50"), balanced("two", "172.30.1.50"))))
                .containsExactly(
                        "apps[0].expose.loadBalancer.address: must lie in network.loadBalancers (172.30.1.100-172.30.1.110), got '172.30.1.50'; try 172.30.1.100",
                        "apps[1].expose.loadBalancer.address: must differ from that of apps[0] (one), got '172.30.1.50'; give each its own address",
                        "apps[1].expose.loadBalancer.address: must lie in network.loadBalancers (172.30.1.100-172.30.1.110), got '172.30.1.50'; try 172.30.1.100");
    }

    private static WebService balanced(String name, String address) {
        var balancer =
                LoadBalancerBuilder.builder().address(IpAddress.parse(address)).build();
        return exposed(name, balancer).calledBy(List.of(LAN)).build();
    }

    private static WebServiceBuilder exposed(String name, LoadBalancer balancer) {
        return web(name).expose(new Expose(Optional.of(balancer), Optional.empty()));
    }

    @Test
    void aLoadBalancerNobodyMayCallIsAMistake() {
        var balancer = LoadBalancerBuilder.builder()
                .address(IpAddress.parse("172.30.1.102"))
                .build();

        assertThat(problems(apps(exposed("web", balancer).build())))
                .containsExactly(
                        "apps[0].expose.loadBalancer: must be let through to somebody; add the networks of its users to calledBy, as in cidr: 172.30.1.0/24");
    }

    @Test
    void callsLeadToAppsAndPortsThatExist() {
        var calls = List.of(callTo("rediss"), Call.to(Name.parse("redis"), 6380), callTo("web"));

        assertThat(problems(apps(web("web").calls(calls).build(), redis("redis").build())))
                .containsExactly(
                        "apps[0].calls[0].app: must be one of the apps, got 'rediss'; there are [redis, web]",
                        "apps[0].calls[1].port: must be a port of redis, got '6380'; it listens on [6379, 9121]",
                        "apps[0].calls[2].app: must be another app, got 'web'; remove the call");
    }

    @Test
    void callsSayOneThingEachAndOnce() {
        var both = CallBuilder.builder(callTo("redis"))
                .cidr(Optional.of(Cidr.parse("10.0.0.0/16")))
                .build();
        var portless = CallBuilder.builder()
                .cidr(Optional.of(Cidr.parse("10.0.0.0/16")))
                .build();
        var calls = List.of(both, portless, callTo("redis"), callTo("redis"));

        assertThat(problems(apps(web("web").calls(calls).build(), redis("redis").build())))
                .containsExactly(
                        "apps[0].calls[0]: must have exactly one of app, namespace and cidr; try app: redis",
                        "apps[0].calls[1].port: must be given where no app is called; try port: 5432",
                        "apps[0].calls[3]: must differ from apps[0].calls[2]; remove one");
    }

    @Test
    void edgesOutsideStayOutsideTheClusterAndTheAppsNamespaces() {
        var pods = Call.outside(Name.parse("pods"), Cidr.parse("10.42.3.0/24"), 80);
        var own = CallerBuilder.builder().namespace(Optional.of(Fixtures.GAME)).build();

        assertThat(problems(apps(
                        web("web").calls(List.of(pods)).calledBy(List.of(own)).build())))
                .containsExactly(
                        "apps[0].calledBy[0].namespace: must not be a namespace of the apps, got 'game'; let the app there declare the call",
                        "apps[0].calls[0].cidr: must lie outside the cluster's network 10.42.0.0/16, got '10.42.3.0/24'; name an app or a namespace");
    }

    @Test
    void callersReachPortsThatExist() {
        var caller = Caller.from(Cidr.parse("172.30.1.0/24"), 9999);

        assertThat(problems(apps(web("web").calledBy(List.of(caller)).build())))
                .containsExactly("apps[0].calledBy[0].port: must be a port of web, got '9999'; it listens on [3000]");
    }

    @Test
    void aMissingImageNamesTheFileAndTheCommand() {
        var apps = new Apps(cluster(), Images.none(), List.of(web("web").build()));

        assertThat(problems(apps))
                .containsExactly(
                        "apps[0].name: must have an image in images.yaml, got 'web'; add web: with repository and tag there, later `croft image set web --tag TAG --digest DIGEST`");
    }

    @Test
    void anImageWithoutDigestIsAWarning() {
        var image = new Image("registry.example.com/web", "1.0.0", Optional.empty(), List.of());
        var apps = new Apps(
                cluster(),
                new Images(Map.of(Name.parse("web"), image)),
                List.of(web("web").build()));

        assertThat(problems(apps))
                .containsExactly(
                        "apps[0].name: should have its image pinned by digest in images.yaml, got 'registry.example.com/web:1.0.0'; a tag can be moved, run `croft image set web --tag TAG --digest DIGEST`");
    }

    @Test
    void anAppThatIsCalledAsAnExporterWouldTakeItsImage() {
        assertThat(problems(apps(web("redis-exporter").build(), redis("redis").build())))
                .containsExactly(
                        "apps[1].name: must leave the image to apps[0], got 'redis-exporter'; rename one of the apps");
    }

    @Test
    void imagesExistForANodeTheAppMayRunOn() {
        var image = new Image(
                "registry.example.com/web", "1.0.0", Fixtures.image("web").digest(), List.of(Architecture.amd64));
        var images = new Images(Map.of(Name.parse("web"), image));
        var mixed = cluster(pi("pi-1", 64), node("amd-1", 65, Hardware.MACHINE));
        var pinned = web("web")
                .placement(Placement.on("kubernetes.io/hostname", "pi-1"))
                .build();

        assertThat(problems(new Apps(mixed, images, List.of(web("web").build()))))
                .isEmpty();
        assertThat(problems(new Apps(mixed, images, List.of(pinned))))
                .containsExactly(
                        "apps[0].name: must have images for a node it may run on (pi-1 is arm64), got '[[amd64]]'; build it for that architecture too, or change placement");
    }

    @Test
    void aPlacementLeavesANode() {
        assertThat(problems(
                        apps(web("web").placement(Placement.on("disk", "fast")).build())))
                .containsExactly(
                        "apps[0].placement: must leave at least one node, got '{disk=fast}'; check labels and taints of the nodes");
    }
}
