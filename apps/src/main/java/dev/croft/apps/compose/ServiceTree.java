package dev.croft.apps.compose;

import dev.croft.platform.Name;
import dev.croft.platform.workload.Resources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One service in the words of the Compose specification. */
final class ServiceTree {
    private final ComposeService service;
    private final Map<Name, ComposeService> others;
    private final Map<String, Object> tree = new TreeMap<>();

    ServiceTree(ComposeService service, Map<Name, ComposeService> others) {
        this.service = service;
        this.others = others;
    }

    Map<String, Object> of(String image) {
        tree.put("image", image);
        tree.put("restart", "unless-stopped");
        tree.put("user", service.user() + ":" + service.user());
        tree.put("cap_drop", List.of("ALL"));
        tree.put("security_opt", List.of("no-new-privileges:true"));
        tree.put("read_only", service.readOnly());
        tree.put("networks", Map.of("default", Map.of("aliases", aliases())));
        tree.put("deploy", Map.of("resources", resources(service.resources())));
        put("entrypoint", service.command().stream().map(ServiceTree::literal).toList());
        put("command", service.args().stream().map(ServiceTree::literal).toList());
        put("environment", environment());
        put("env_file", service.envFiles());
        put("ports", service.ports().stream().map(ServiceTree::published).toList());
        put("volumes", volumes());
        put("tmpfs", scratch());
        put("depends_on", dependencies());
        if (!service.healthcheck().isEmpty()) {
            tree.put("healthcheck", healthcheck());
        }
        return tree;
    }

    private void put(String key, List<?> list) {
        if (!list.isEmpty()) {
            tree.put(key, list);
        }
    }

    private void put(String key, Map<String, ?> map) {
        if (!map.isEmpty()) {
            tree.put(key, map);
        }
    }

    /** The names the cluster's DNS gives its Service, so that configuration holds in both places. */
    private List<String> aliases() {
        var inNamespace = service.name() + "." + service.namespace();
        return List.of(inNamespace, inNamespace + ".svc", inNamespace + ".svc.cluster.local");
    }

    private static Map<String, Object> resources(Resources resources) {
        return Map.of(
                "limits",
                        amount(
                                resources.limits().cpu().millis(),
                                resources.limits().memory().bytes()),
                "reservations",
                        amount(
                                resources.requests().cpu().millis(),
                                resources.requests().memory().bytes()));
    }

    private static Map<String, String> amount(long millis, long bytes) {
        return Map.of(
                "cpus", BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString(), "memory", size(bytes));
    }

    /** Compose's k and m are binary. */
    private static String size(long bytes) {
        if (bytes % (1L << 20) == 0) {
            return (bytes >> 20) + "m";
        }
        return bytes % 1024 == 0 ? (bytes >> 10) + "k" : bytes + "b";
    }

    private Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        service.environment().forEach((name, value) -> environment.put(name, literal(value)));
        service.secrets().forEach((name, variable) -> environment.put(name, variable.reference()));
        return environment;
    }

    /** On this machine only, unless .env says where. */
    private static String published(int port) {
        return "${BIND_ADDRESS:-127.0.0.1}:" + port + ":" + port;
    }

    private List<String> volumes() {
        var volumes = new ArrayList<String>();
        service.volumes().forEach((name, path) -> volumes.add(name + ":" + path));
        service.files()
                .keySet()
                .forEach(path -> volumes.add("./" + ComposeProject.file(service, path) + ":" + path + ":ro"));
        return volumes;
    }

    private List<String> scratch() {
        return service.scratch().entrySet().stream()
                .map(folder -> folder.getKey() + ":size=" + folder.getValue() + "m,mode=1777")
                .toList();
    }

    private Map<String, Object> dependencies() {
        var dependencies = new TreeMap<String, Object>();
        for (var call : new TreeSet<>(service.calls())) {
            var other = others.get(call);
            if (other != null) {
                var condition = other.healthcheck().isEmpty() ? "service_started" : "service_healthy";
                dependencies.put(call.value(), Map.of("condition", condition));
            }
        }
        return dependencies;
    }

    private Map<String, Object> healthcheck() {
        var check = new TreeMap<String, Object>();
        check.put(
                "test", service.healthcheck().stream().map(ServiceTree::literal).toList());
        check.put("interval", "10s");
        check.put("timeout", "5s");
        check.put("retries", 3);
        service.start().ifPresent(start -> check.put("start_period", start.toSeconds() + "s"));
        return check;
    }

    /** Compose replaces {@code $NAME} in every value. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }
}
