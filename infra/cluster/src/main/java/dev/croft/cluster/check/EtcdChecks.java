package dev.croft.cluster.check;

import dev.croft.cluster.Distribution;
import dev.croft.cluster.Etcd;
import dev.croft.cluster.EtcdSnapshots;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Disk;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about the cluster's state: enough members, on disks and hosts that fail apart, and copies elsewhere. */
final class EtcdChecks {
    static final List<Check<Subject>> ALL = List.of(
            EtcdChecks::servers,
            EtcdChecks::disks,
            EtcdChecks::hosts,
            EtcdChecks::external,
            EtcdChecks::stacked,
            EtcdChecks::snapshots);

    private static final Pattern ENDPOINT = Pattern.compile("https://[a-z0-9][-.a-z0-9]*:\\d{2,5}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern SCHEDULE = Pattern.compile("[-*/,0-9A-Za-z]+( [-*/,0-9A-Za-z]+){4}");
    private static final String SNAPSHOTS = "cluster.etcd.snapshots";

    private EtcdChecks() {}

    /** One server, or an odd number: of two etcd members both are needed, so two servers fail more often than one. */
    private static void servers(Subject subject, Problems problems) {
        int servers = subject.servers().size();
        if (servers == 0) {
            problems.error("nodes", "must hold at least one server", "0", "set role: server on a node");
        } else if (servers % 2 == 0 && !subject.cluster().hasExternalEtcd()) {
            problems.error(
                    "nodes",
                    "must hold an odd number of servers, because etcd needs more than half of them",
                    servers,
                    "make it " + (servers - 1) + " or " + (servers + 1));
        }
    }

    /** A single server of K3s has SQLite in place of etcd unless the description asks for etcd. */
    private static boolean hasMembers(Subject subject) {
        var cluster = subject.cluster();
        return !cluster.hasExternalEtcd()
                && (subject.servers().size() > 1
                        || cluster.etcd().isPresent()
                        || cluster.distribution() == Distribution.KUBEADM);
    }

    /** Source: K3s documentation, on SD cards and eMMC under etcd. */
    private static void disks(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var node = subject.site().nodes().get(i);
            if (hasMembers(subject) && subject.servers().contains(node) && node.disk() == Disk.SD_CARD) {
                problems.error(
                        NodeChecks.path(i, "disk"),
                        "must bear the writes of etcd, of which a server holds a member",
                        node.disk(),
                        "use an SSD, or a single server of K3s, which keeps its state in SQLite");
            }
        }
    }

    /** A host that holds half of the members or more takes the quorum with it. */
    private static void hosts(Subject subject, Problems problems) {
        int servers = subject.servers().size();
        if (servers < 3 || !hasMembers(subject)) {
            return;
        }
        var members = new TreeMap<String, List<String>>();
        subject.servers()
                .forEach(server -> members.merge(
                        server.host().orElse(server.name()).value(),
                        List.of(server.name().value()),
                        EtcdChecks::both));
        members.forEach((host, names) -> {
            if (names.size() * 2 > servers - 1) {
                problems.warning(
                        "nodes",
                        "should lose no quorum of etcd with one host: of " + servers + " members " + names.size()
                                + " live on " + host,
                        String.join(", ", names),
                        "move one to a third host, or keep copies elsewhere with cluster.etcd.snapshots");
            }
        });
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static void external(Subject subject, Problems problems) {
        subject.cluster()
                .etcd()
                .filter(etcd -> etcd.mode() == Etcd.Mode.EXTERNAL)
                .ifPresent(etcd -> {
                    if (etcd.endpoints().isEmpty()) {
                        problems.error(
                                "cluster.etcd.endpoints",
                                "must name the external members",
                                "",
                                "try https://192.168.0.20:2379");
                    }
                    etcd.endpoints().stream()
                            .filter(endpoint -> !ENDPOINT.matcher(endpoint).matches())
                            .forEach(endpoint -> problems.error(
                                    "cluster.etcd.endpoints",
                                    "must be https://, a host and a port",
                                    endpoint,
                                    "try https://192.168.0.20:2379"));
                });
    }

    private static void stacked(Subject subject, Problems problems) {
        subject.cluster()
                .etcd()
                .filter(etcd ->
                        etcd.mode() == Etcd.Mode.STACKED && !etcd.endpoints().isEmpty())
                .ifPresent(etcd -> problems.error(
                        "cluster.etcd.endpoints",
                        "must be absent where the servers are the members",
                        etcd.endpoints(),
                        "remove them, or say mode: external"));
    }

    private static void snapshots(Subject subject, Problems problems) {
        var snapshots = subject.cluster().etcd().flatMap(Etcd::snapshots);
        if (snapshots.isPresent() && subject.cluster().distribution() == Distribution.KUBEADM) {
            problems.error(
                    SNAPSHOTS,
                    "must be absent with kubeadm, which takes none itself",
                    snapshots.get().bucket(),
                    "add - type: etcd-backup to cluster.addOns");
        } else if (snapshots.isPresent() && subject.cluster().hasExternalEtcd()) {
            problems.error(
                    SNAPSHOTS,
                    "must be absent with an external etcd, which is not ours to copy",
                    snapshots.get().bucket(),
                    "remove it");
        }
        snapshots.ifPresent(wanted -> form(wanted, problems));
    }

    private static void form(EtcdSnapshots snapshots, Problems problems) {
        must(BUCKET, SNAPSHOTS + ".bucket", "must be the name of an S3 bucket", snapshots.bucket(), problems);
        must(REGION, SNAPSHOTS + ".region", "must be an AWS region", snapshots.region(), problems);
        must(
                SCHEDULE,
                SNAPSHOTS + ".schedule",
                "must be a cron schedule of five fields",
                snapshots.schedule(),
                problems);
        if (snapshots.retention() < 1) {
            problems.error(SNAPSHOTS + ".retention", "must be 1 or more", snapshots.retention(), "try 5");
        }
    }

    private static void must(Pattern form, String path, String rule, String got, Problems problems) {
        if (!form.matcher(got).matches()) {
            problems.error(path, rule, got, "correct it");
        }
    }
}
