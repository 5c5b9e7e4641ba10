package dev.croft.apps;

import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Declared edges lead to something that exists, and say one thing each. */
final class EdgeChecks implements Check<Apps> {
    @Override
    public void check(Apps apps, Problems problems) {
        Paths.of(apps.list()).forEach(entry -> {
            var endpoint = entry.app().endpoint(apps.cluster());
            new Side(apps, endpoint, problems).check(entry);
        });
    }

    /** The edges of one app. */
    private record Side(Apps apps, Endpoint endpoint, Problems problems) {
        void check(Paths.Entry entry) {
            var calls = entry.app().calls();
            each(calls.size(), entry.path() + ".calls", (index, path) -> call(calls.get(index), path));
            var declared = entry.app().calledBy();
            each(declared.size(), entry.path() + ".calledBy", (index, path) -> caller(declared.get(index), path));
            checkRepeats(calls, entry.path() + ".calls");
            checkRepeats(declared, entry.path() + ".calledBy");
        }

        private void call(Call call, String path) {
            var targets = Stream.of(call.app(), call.namespace(), call.cidr())
                    .filter(Optional::isPresent)
                    .count();
            if (targets != 1) {
                problems.error(path, "must have exactly one of app, namespace and cidr", "", "try app: redis");
                return;
            }
            call.app().ifPresent(app -> callOfApp(app, call.port(), path));
            call.namespace().ifPresent(namespace -> namespace(namespace, path, "name the app under app:"));
            call.cidr().ifPresent(cidr -> outside(cidr, path));
            if (call.app().isEmpty() && call.port().isEmpty()) {
                problems.error(path + ".port", "must be given where no app is called", "", "try port: 5432");
            }
            if (call.namespace().isEmpty() && !call.pods().isEmpty()) {
                problems.error(path + ".pods", "must go with namespace", "", "remove pods, or name the namespace");
            }
            call.port().ifPresent(port -> PortChecks.check(path + ".port", port, problems));
        }

        private void callOfApp(Name app, Optional<Integer> port, String path) {
            var callee = apps.endpoints().stream()
                    .filter(other -> other.app().equals(app))
                    .findFirst();
            if (callee.isEmpty()) {
                var known = apps.list().stream().map(App::name).sorted().toList();
                problems.error(path + ".app", "must be one of the apps", app, "there are " + known);
            } else if (app.equals(endpoint.app())) {
                problems.error(path + ".app", "must be another app", app, "remove the call");
            }
            callee.filter(other -> other.ports().isEmpty())
                    .ifPresent(other -> problems.error(
                            path + ".app", "must be an app that listens on a port", app, "remove the call"));
            callee.filter(other -> !other.ports().isEmpty()
                            && port.isPresent()
                            && !other.ports().containsAll(port.stream().toList()))
                    .ifPresent(other -> problems.error(
                            path + ".port",
                            "must be a port of " + app,
                            port.map(Object::toString).orElse(""),
                            "it listens on " + other.ports()));
        }

        private void caller(Caller caller, String path) {
            if (caller.namespace().isPresent() == caller.cidr().isPresent()) {
                problems.error(path, "must have exactly one of namespace and cidr", "", "try cidr: 172.30.1.0/24");
                return;
            }
            caller.namespace().ifPresent(namespace -> namespace(namespace, path, "let the app there declare the call"));
            caller.cidr().ifPresent(cidr -> outside(cidr, path));
            if (caller.namespace().isEmpty() && !caller.pods().isEmpty()) {
                problems.error(path + ".pods", "must go with namespace", "", "remove pods, or name the namespace");
            }
            caller.port()
                    .filter(port -> !endpoint.ports().contains(port))
                    .ifPresent(port -> problems.error(
                            path + ".port",
                            "must be a port of " + endpoint.app(),
                            port,
                            "it listens on " + endpoint.ports()));
        }

        /** Edges between apps have one declaration, the caller's. */
        private void namespace(Name namespace, String path, String remedy) {
            if (apps.namespaces().contains(namespace)) {
                problems.error(path + ".namespace", "must not be a namespace of the apps", namespace, remedy);
            }
        }

        /** Policies see addresses of pods, not of Services, and pods have no fixed ones. */
        private void outside(Cidr cidr, String path) {
            var cluster = apps.cluster();
            Stream.of(cluster.podCidr(), cluster.serviceCidr())
                    .filter(own -> own.overlaps(cidr) && !cidr.equals(Cidr.ANYWHERE))
                    .forEach(own -> problems.error(
                            path + ".cidr",
                            "must lie outside the cluster's network " + own,
                            cidr,
                            "name an app or a namespace"));
        }

        private void checkRepeats(List<?> edges, String path) {
            each(edges.size(), path, (index, where) -> {
                var first = edges.indexOf(edges.get(index));
                if (first < index) {
                    problems.error(where, "must differ from " + path + "[" + first + "]", "", "remove one");
                }
            });
        }

        private static void each(int count, String path, Visit visit) {
            IntStream.range(0, count).forEach(index -> visit.visit(index, path + "[" + index + "]"));
        }
    }

    /** One item of a list and its path. */
    @FunctionalInterface
    private interface Visit {
        void visit(int index, String path);
    }
}
