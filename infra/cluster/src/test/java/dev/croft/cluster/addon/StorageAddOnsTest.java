package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the add-ons of storage, backup and data refuse. */
final class StorageAddOnsTest {
    private static final String STORE = "{bucket: home-backup, region: ap-northeast-2}";

    @Test
    void k3sIsSentToItsOwnSnapshots() {
        var addOn = "{type: etcd-backup, store: " + STORE + "}";

        assertThat(problems(Sites.onePi(), "", addOn))
                .containsExactly(
                        "addOn.type: must not be installed on K3s, whose servers take snapshots themselves, got"
                                + " 'etcd-backup'; use cluster.etcd.snapshots");
        assertThat(problems(Sites.onePi(), "distribution: kubeadm", addOn)).isEmpty();
    }

    @Test
    void mongodbWantsAtLeastOneNodeThatCanRunAServer() {
        var pi5 = NodeBuilder.builder(Sites.pi("pi-2", "172.30.1.65", Role.WORKER))
                .hardware(Hardware.RASPBERRY_PI_5)
                .build();

        assertThat(problems(Sites.onePi(), "", "{type: mongodb-operator}"))
                .singleElement()
                .asString()
                .startsWith("addOn.type: must have a node whose processor runs MongoDB 5 or newer")
                .endsWith("add a Raspberry Pi 5 or an amd64 node, or use cloudnative-pg");
        assertThat(problems(
                        Sites.of(Sites.pi("pi-1", "172.30.1.64", Role.SERVER), pi5), "", "{type: mongodb-operator}"))
                .isEmpty();
    }

    @Test
    void anObjectStoreIsNamedAsS3NamesIt() {
        assertThat(problems(
                        Sites.onePi(),
                        "",
                        "{type: velero, store: {bucket: Home_Backup, region: seoul, prefix: /backups/}, schedules: [{name: x,"
                                + " schedule: daily, keep: 10m}, {name: x, schedule: 0 1 * * *}]}"))
                .containsExactly(
                        "addOn.schedules: must have names of their own, got 'a name twice'; rename one",
                        "addOn.schedules[0].keep: must be at least 1h, got '10m'; try 14d",
                        "addOn.schedules[0].schedule: must be a cron schedule of five fields, got 'daily'; try 0 18 * * *",
                        "addOn.store.bucket: must be 3 to 63 lower-case letters, digits, '-' and '.', got 'Home_Backup'; try"
                                + " home-backup-ap-northeast-2",
                        "addOn.store.prefix: must be words joined by '/', without one at either end, got '/backups/'; try"
                                + " backups/home",
                        "addOn.store.region: must be an AWS region, got 'seoul'; try ap-northeast-2");
    }

    @Test
    void anNfsShareHasAServerAndAnAbsolutePath() {
        assertThat(problems(Sites.onePi(), "", "{type: csi-driver-nfs, server: 'nfs://nas', share: volumes}"))
                .containsExactly(
                        "addOn.server: must be an address or a host name, got 'nfs://nas'; try 192.168.0.10",
                        "addOn.share: must be an absolute path without spaces, got 'volumes'; try /srv/nfs");
    }

    @Test
    void noKeyOfMlflowStandsInItsValues() {
        var mlflow = (Mlflow)
                Sections.read("addOns: [{type: mlflow, database: {host: db.data.svc}, artifacts: " + STORE + "}]")
                        .addOns()
                        .get(0);
        var values = mlflow.helm(Sections.read("{}").facts(Sites.onePi()))
                .orElseThrow()
                .values();

        assertThat(values)
                .containsEntry("flaskServerSecretKey", "replaced-by-mlflow-session")
                .containsEntry("extraSecretNamesForEnvFrom", List.of("mlflow-session"));
        assertThat(mlflow.requires()).containsExactly(ExternalSecrets.class);
    }

    private static List<String> problems(Site site, String cluster, String addOn) {
        var section = Sections.read(cluster + "\naddOns: [" + addOn + "]\n");
        var problems = new Problems();
        section.addOns().get(0).check("addOn", section.facts(site), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
