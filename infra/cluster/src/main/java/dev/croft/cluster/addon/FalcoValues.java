package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Falco, what installs its rules, and what forwards its events. */
final class FalcoValues {
    /** The Secret whose keys are environment variables of the forwarder. */
    static final String SECRET = "falco-forwarder";

    static final Resources AGENT = Resources.of("100m", "192Mi", "1", "512Mi");
    static final Resources FORWARDER = Resources.of("10m", "32Mi", "200m", "96Mi");
    private static final Resources INSTALLER = Resources.of("10m", "32Mi", "300m", "128Mi");

    /** Beside the published rules: what those leave out and a home or cloud cluster should know of. */
    private static final String RULES =
            """
            - list: croft_metadata_readers
              items: [aws-node, aws-cloud-controller-manager, aws-ebs-csi-driver]
            - rule: Pod asks for the instance's credentials
              desc: A container connects to the EC2 metadata service, which hands out the node's role.
              condition: >
                evt.type = connect and evt.dir = < and container
                and fd.sip = "169.254.169.254" and not proc.name in (croft_metadata_readers)
              output: >
                A container asked for the instance's credentials
                (command=%proc.cmdline pod=%k8s.pod.name namespace=%k8s.ns.name image=%container.image.repository)
              priority: WARNING
              tags: [network, aws, mitre_credential_access]
            - rule: Kubernetes files of the node changed by a container
              desc: A container writes where the node keeps the cluster's configuration or keys.
              condition: >
                evt.type in (open, openat, openat2, creat) and evt.is_open_write = true and container
                and (fd.name startswith /etc/kubernetes or fd.name startswith /etc/rancher
                     or fd.name startswith /var/lib/rancher/k3s/server)
              output: >
                A container wrote to the cluster's files on the node
                (file=%fd.name command=%proc.cmdline pod=%k8s.pod.name namespace=%k8s.ns.name)
              priority: CRITICAL
              tags: [filesystem, kubernetes, mitre_persistence]
            """;

    private FalcoValues() {}

    static Map<String, Object> of(Falco falco, ClusterFacts cluster) {
        var values = new TreeMap<String, Object>(Values.pod(EveryNode.of(cluster.site()), AGENT));
        values.put("collectors", collectors(cluster));
        values.put("customRules", Map.of("platform-rules.yaml", RULES));
        values.put("driver", Map.of("kind", "modern_ebpf", "loader", Map.of("enabled", false)));
        values.put("falco", Map.of("http_output", Map.of("enabled", falco.forwards()), "json_output", true));
        values.put("falcoctl", falcoctl());
        values.put("falcosidekick", forwarder(falco, cluster));
        values.put("metrics", Map.of("enabled", falco.metrics()));
        values.put("serviceMonitor", Map.of("create", falco.metrics()));
        return values;
    }

    /** Names of containers come from the one runtime there is. */
    private static Map<String, Object> collectors(ClusterFacts cluster) {
        var engines = new TreeMap<String, Object>();
        List.of("bpm", "libvirt_lxc", "lxc").forEach(engine -> engines.put(engine, Map.of("enabled", false)));
        List.of("containerd", "docker", "podman").forEach(engine -> engines.put(engine, Map.of("enabled", false)));
        engines.put(
                "cri", Map.of("enabled", true, "sockets", List.of(ContainerRuntime.socket(cluster.distribution()))));
        return Map.of("containerEngine", Map.of("engines", engines));
    }

    /** Rules are loaded when a pod starts, and do not change under it. */
    private static Map<String, Object> falcoctl() {
        var install = Map.of("enabled", true, "resources", Values.resources(INSTALLER));
        var follow = Map.of("enabled", false, "resources", Values.resources(INSTALLER));
        return Map.of("artifact", Map.of("follow", follow, "install", install));
    }

    private static Map<String, Object> forwarder(Falco falco, ClusterFacts cluster) {
        return Values.pod(
                falco.placement().or(cluster.placement()),
                FORWARDER,
                Map.of(
                        "config",
                        targets(falco),
                        "enabled",
                        falco.forwards(),
                        "podSecurityContext",
                        Values.join(Values.restrictedPod(), Map.of("fsGroup", 1234, "runAsUser", 1234)),
                        "replicaCount",
                        1,
                        "securityContext",
                        Values.restrictedContainer(),
                        "webui",
                        Map.of("enabled", false)));
    }

    private static Map<String, Object> targets(Falco falco) {
        var targets = new TreeMap<String, Object>();
        if (falco.slack()) {
            targets.put("existingSecret", SECRET);
            targets.put("slack", Map.of("minimumpriority", falco.priority().toString(), "outputformat", "fields"));
        }
        if (falco.loki()) {
            targets.put("loki", Map.of("hostport", "http://loki." + Loki.NAMESPACE + ".svc:" + Loki.PORT));
        }
        return targets;
    }
}
