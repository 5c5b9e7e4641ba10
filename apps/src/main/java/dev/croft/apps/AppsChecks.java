package dev.croft.apps;

import dev.croft.apps.store.Persistence;
import dev.croft.cluster.check.StorageChecks;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold between the apps, and between them and their cluster; each app judges itself in {@link App#check}. */
public final class AppsChecks implements Check<Apps> {
    /** Leaves room for {@code namespace-}, {@code -exporter} and the hash that controllers append within 63 characters. */
    private static final int LONGEST_NAME = 50;

    private static final Set<String> FOREIGN_NAMESPACES =
            Set.of("argocd", "default", "kube-node-lease", "kube-public", "kube-system");

    /** Network policies of the namespace, which an app's own policy must not replace. */
    private static final Set<String> TAKEN_NAMES = Set.of("allow-dns", "default-deny");

    private static final List<Check<Apps>> ALL = List.of(
            AppsChecks::checkEach,
            AppsChecks::checkNames,
            AppsChecks::checkNamespaces,
            AppsChecks::checkObjects,
            AppsChecks::checkRoutes,
            AppsChecks::checkAddresses,
            AppsChecks::checkRequired,
            new SecretOwnerChecks(),
            new EdgeChecks(),
            new ImageChecks(),
            new FeatureChecks(),
            new ReferenceChecks());

    @Override
    public void check(Apps apps, Problems problems) {
        ALL.forEach(check -> check.check(apps, problems));
    }

    private static void checkEach(Apps apps, Problems problems) {
        Paths.of(apps.list()).forEach(entry -> {
            entry.app().check(entry.path(), problems);
            entry.app().check(entry.path(), apps.cluster(), problems);
            if (hasVolumes(entry.app())) {
                StorageChecks.check(entry.path(), (Record) entry.app(), apps.cluster(), problems);
            }
        });
    }

    private static boolean hasVolumes(App app) {
        return !(app instanceof Redis redis) || redis.persistence() != Persistence.NONE;
    }

    private static void checkNames(Apps apps, Problems problems) {
        var namespaces =
                apps.namespaces().stream().map(name -> "namespace-" + name).toList();
        Paths.of(apps.list()).forEach(entry -> {
            var name = entry.app().name();
            checkLength(entry.path() + ".name", name, problems);
            checkLength(entry.path() + ".namespace", entry.app().namespace(), problems);
            if (namespaces.contains(name.value()) || TAKEN_NAMES.contains(name.value())) {
                problems.error(
                        entry.path() + ".name",
                        "must differ from what every namespace has",
                        name,
                        "name it after what it does");
            }
        });
        checkUnique(apps, app -> ".name", app -> Stream.of(app.name().value()), "choose another name", problems);
    }

    private static void checkLength(String path, Name name, Problems problems) {
        if (name.value().length() > LONGEST_NAME) {
            problems.error(path, "must have at most " + LONGEST_NAME + " characters", name, "shorten it");
        }
    }

    private static void checkNamespaces(Apps apps, Problems problems) {
        Paths.of(apps.list())
                .filter(entry ->
                        FOREIGN_NAMESPACES.contains(entry.app().namespace().value()))
                .forEach(entry -> problems.error(
                        entry.path() + ".namespace",
                        "must not be a namespace of Kubernetes or Argo CD",
                        entry.app().namespace(),
                        "try " + entry.app().name()));
    }

    private static void checkObjects(Apps apps, Problems problems) {
        checkUnique(
                apps,
                app -> "",
                app -> app.objects().stream().map(object -> object + " in namespace " + app.namespace()),
                "an object has one owner, rename one",
                problems);
    }

    private static void checkRoutes(Apps apps, Problems problems) {
        checkUnique(
                apps,
                app -> "." + app.routesKey(),
                app -> app.routes().stream(),
                "a host and path lead to one app, change one",
                problems);
    }

    private static void checkAddresses(Apps apps, Problems problems) {
        var pool = apps.cluster().site().network().loadBalancers();
        for (var claim : apps.addresses()) {
            var inPool = pool.map(range -> range.contains(claim.address())).orElse(false);
            if (!inPool) {
                problems.error(
                        claim.path(),
                        "must lie in network.loadBalancers ("
                                + pool.map(Object::toString).orElse("none given") + ")",
                        claim.address(),
                        "try "
                                + pool.map(range -> range.first().toString())
                                        .orElse("adding loadBalancers: first-last to network"));
            }
        }
        checkUnique(
                apps,
                app -> ".expose.loadBalancer.address",
                app -> app.addresses().stream().map(IpAddress::toString),
                "give each its own address",
                problems);
    }

    private static void checkRequired(Apps apps, Problems problems) {
        Paths.of(apps.list()).forEach(entry -> entry.app().requires().stream()
                .filter(addOn -> !apps.cluster().has(addOn))
                .forEach(addOn -> problems.error(
                        entry.path(),
                        "a " + entry.app().type() + " like this needs the add-on " + addOn,
                        entry.app().name(),
                        "add '- type: " + addOn + "' to cluster.addOns")));
    }

    /** Both owners are named: the second gets the problem, which says where the first is. */
    private static void checkUnique(
            Apps apps,
            Function<App, String> key,
            Function<App, Stream<String>> claims,
            String remedy,
            Problems problems) {
        Map<String, String> owners = new TreeMap<>();
        Paths.of(apps.list()).forEach(entry -> claims.apply(entry.app()).forEach(claim -> {
            var first =
                    owners.putIfAbsent(claim, entry.path() + " (" + entry.app().name() + ")");
            if (first != null) {
                problems.error(
                        entry.path() + key.apply(entry.app()), "must differ from that of " + first, claim, remedy);
            }
        }));
    }
}
