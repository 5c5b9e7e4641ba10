package dev.croft.cluster.addon;

import dev.croft.cluster.RegistryAddress;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pods of a runner scale set. The chart's own Docker mode gives its containers no resources and no way to set them, so the pod is written out here
 * as that mode would make it: the runner, beside it a Docker daemon as a sidecar, and before both a copy of the runner's tools for the daemon.
 */
record GithubRunnerPod(Placement where, Optional<RegistryAddress> registry) {
    /** Certificate and Secret that hold the registry's CA. */
    static final String AUTHORITY = "registry-authority";

    static final Resources LISTENER = Resources.of("10m", "32Mi", "200m", "96Mi");
    static final Resources RUNNER = Resources.of("150m", "128Mi", "2", "384Mi");

    /** Image builds run inside the daemon's limit. */
    static final Resources DOCKER = Resources.of("150m", "128Mi", "3", "768Mi");

    private static final Resources COPY = Resources.of("50m", "32Mi", "500m", "128Mi");

    private static final String RUNNER_IMAGE = "ghcr.io/actions/actions-runner:2.336.0";
    private static final String DOCKER_IMAGE = "docker.io/library/docker:29.7.2-dind";
    private static final String SOCKET = "unix:///var/run/docker.sock";

    /** The group of the runner's image that may use the daemon's socket. */
    private static final String DOCKER_GROUP = "123";

    private static final Map<String, Object> WORK_MOUNT = Map.of("name", "work", "mountPath", "/home/runner/_work");
    private static final Map<String, Object> SOCKET_MOUNT = Map.of("name", "dind-sock", "mountPath", "/var/run");
    private static final Map<String, Object> AUTHORITY_MOUNT =
            Map.of("name", AUTHORITY, "mountPath", "/etc/docker/certs.d", "readOnly", true);

    /** The pod that waits for jobs; the controller fills in the rest. */
    static Map<String, Object> listener(Placement where) {
        var container = Map.of(
                "name", "listener",
                "resources", Values.resources(LISTENER),
                "securityContext", Values.restrictedContainer());
        return Values.join(
                Values.placed(where),
                Map.of("containers", List.of(container), "securityContext", Values.restrictedPod()));
    }

    /** The pod of one job. */
    Map<String, Object> spec() {
        var spec = new TreeMap<String, Object>(Values.placed(where));
        spec.put("initContainers", List.of(copy(), docker()));
        spec.put("containers", List.of(runner()));
        spec.put("volumes", volumes());
        return spec;
    }

    private static Map<String, Object> copy() {
        return Map.of(
                "name", "init-dind-externals",
                "image", RUNNER_IMAGE,
                "command", List.of("cp", "-r", "/home/runner/externals/.", "/home/runner/tmpDir/"),
                "resources", Values.resources(COPY),
                "volumeMounts", List.of(Map.of("name", "dind-externals", "mountPath", "/home/runner/tmpDir")));
    }

    /** An init container that restarts always is a sidecar: it starts before the runner and ends with it. */
    private Map<String, Object> docker() {
        var externals = Map.<String, Object>of("name", "dind-externals", "mountPath", "/home/runner/externals");
        return Map.of(
                "name", "dind",
                "image", DOCKER_IMAGE,
                "args", List.of("dockerd", "--host=" + SOCKET, "--group=" + DOCKER_GROUP),
                "resources", Values.resources(DOCKER),
                "restartPolicy", "Always",
                "securityContext", Map.of("privileged", true),
                "startupProbe",
                        Map.of(
                                "exec", Map.of("command", List.of("docker", "info")),
                                "failureThreshold", 24,
                                "periodSeconds", 5),
                "volumeMounts", mounts(WORK_MOUNT, SOCKET_MOUNT, externals));
    }

    private Map<String, Object> runner() {
        return Map.of(
                "name", "runner",
                "image", RUNNER_IMAGE,
                "command", List.of("/home/runner/run.sh"),
                "env",
                        List.of(
                                Map.of("name", "DOCKER_HOST", "value", SOCKET),
                                Map.of("name", "RUNNER_WAIT_FOR_DOCKER_IN_SECONDS", "value", "120")),
                "resources", Values.resources(RUNNER),
                "volumeMounts", mounts(WORK_MOUNT, SOCKET_MOUNT));
    }

    /** The daemon trusts a registry by its folder in certs.d; buildx, in the runner, passes it on to its builders. */
    private List<Object> mounts(Object... always) {
        var mounts = new ArrayList<>(List.of(always));
        registry.ifPresent(address -> mounts.add(AUTHORITY_MOUNT));
        return mounts;
    }

    private List<Object> volumes() {
        var volumes = new ArrayList<Object>();
        for (var scratch : List.of("work", "dind-sock", "dind-externals")) {
            volumes.add(Map.of("name", scratch, "emptyDir", Map.of()));
        }
        registry.ifPresent(address -> volumes.add(Map.of("name", AUTHORITY, "secret", authority(address))));
        return volumes;
    }

    /** The folder's name holds a colon, which a mount path may not but an item's path may. */
    private static Map<String, Object> authority(RegistryAddress address) {
        return Map.of("items", List.of(Map.of("key", "ca.crt", "path", address + "/ca.crt")), "secretName", AUTHORITY);
    }
}
