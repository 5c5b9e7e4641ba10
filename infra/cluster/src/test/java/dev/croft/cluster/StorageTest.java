package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.load.Loader;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Disk;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Volumes and what makes them, across add-ons. */
final class StorageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final Site THREE_PIS = Sites.of(
            Sites.pi("pi-1", "172.30.1.64", Role.SERVER),
            Sites.pi("pi-2", "172.30.1.65", Role.WORKER),
            Sites.pi("pi-3", "172.30.1.66", Role.WORKER));

    @Test
    void k3sBringsTheDefaultClassAlongAndKubeadmBringsNone() {
        assertThat(section("").facts(THREE_PIS).storageClasses())
                .containsExactly(new StorageClass("local-path", "k3s", true));
        assertThat(section("distribution: kubeadm").facts(THREE_PIS).storageClasses())
                .isEmpty();
    }

    @Test
    void theProvisionerOfOnesOwnReplacesTheOneOfK3s() {
        var cluster = section("addOns: [{type: local-path-provisioner, defaultClass: false}]");

        assertThat(cluster.facts(THREE_PIS).storageClasses())
                .containsExactly(new StorageClass("local-path", "local-path-provisioner", false));
        assertThat(file(cluster, "bootstrap/pi-1/config.yaml")).contains("  - local-storage\n");
    }

    @Test
    void refusesTwoDefaultClassesAndNamesBoth() {
        assertThat(messages(THREE_PIS, "addOns: [{type: longhorn}]"))
                .contains(
                        "cluster.addOns: must make one default StorageClass at most, got 'local-path of k3s, longhorn of"
                                + " longhorn'; set defaultClass: false on all but one; local-path-provisioner takes the place of"
                                + " K3s' own");
        assertThat(messages(
                        THREE_PIS, "addOns: [{type: longhorn}, {type: local-path-provisioner, defaultClass: false}]"))
                .noneMatch(message -> message.contains("StorageClass"));
    }

    @Test
    void refusesAVolumeOfAClassThatNothingMakes() {
        assertThat(messages(THREE_PIS, "addOns: [{type: loki, volume: {size: 5Gi, storageClass: fast}}]"))
                .contains(
                        "cluster.addOns[0].volume.storageClass: must be a StorageClass that something makes, got 'fast';"
                                + " try local-path");
    }

    @Test
    void refusesAVolumeWithoutAClassWhereThereIsNoDefault() {
        var cluster =
                """
                distribution: kubeadm
                addOns:
                  - {type: loki, volume: {size: 5Gi}}
                  - {type: registry}
                """;

        assertThat(messages(THREE_PIS, cluster))
                .contains(
                        "cluster.addOns[0].volume.storageClass: must be given where the cluster has no default"
                                + " StorageClass; add local-path-provisioner, longhorn or csi-driver-nfs to"
                                + " cluster.addOns",
                        "cluster.addOns[1].storageClass: must be a StorageClass that something makes, got 'local-path';"
                                + " add local-path-provisioner, longhorn or csi-driver-nfs to cluster.addOns");
        assertThat(messages(THREE_PIS, cluster + "  - {type: local-path-provisioner}\n"))
                .noneMatch(message -> message.contains("StorageClass"));
    }

    @Test
    void longhornWantsANodeForEachCopy() {
        assertThat(messages(Sites.onePi(), "addOns: [{type: longhorn, defaultClass: false}]"))
                .contains(
                        "cluster.addOns[0].replicas: must be at most the number of nodes that may hold them, 1, since each"
                                + " copy lies on another, got '3'; use local-path-provisioner on one node");
        assertThat(messages(Sites.onePi(), "addOns: [{type: longhorn, defaultClass: false, replicas: 1}]"))
                .anyMatch(message -> message.startsWith("cluster.addOns[0].replicas: should be 2 or more"));
        assertThat(messages(THREE_PIS, "addOns: [{type: longhorn, defaultClass: false}]"))
                .noneMatch(message -> message.contains("replicas"));
    }

    @Test
    void longhornStaysOffSdCards() {
        var card = NodeBuilder.builder(Sites.pi("pi-2", "172.30.1.65", Role.WORKER))
                .disk(Disk.SD_CARD)
                .build();
        var site = Sites.of(Sites.pi("pi-1", "172.30.1.64", Role.SERVER), card);

        assertThat(messages(site, "addOns: [{type: longhorn, defaultClass: false, replicas: 2}]"))
                .anyMatch(
                        message -> message.startsWith("cluster.addOns[0].placement: must keep Longhorn off node pi-2"));
        assertThat(messages(
                        site,
                        "addOns: [{type: longhorn, defaultClass: false, replicas: 1, placement: {nodeSelector:"
                                + " {kubernetes.io/hostname: pi-1}}}]"))
                .noneMatch(message -> message.contains("pi-2"));
    }

    @Test
    void nodesGetThePackagesThatAddOnsNeed() {
        var cluster = section(
                """
                addOns:
                  - {type: longhorn, defaultClass: false}
                  - {type: csi-driver-nfs, server: 172.30.1.10, share: /srv}
                """);

        assertThat(file(cluster, "bootstrap/pi-2/user-data"))
                .contains("packages:\n  - ca-certificates\n  - curl\n  - nfs-common\n  - open-iscsi\n");
    }

    @Test
    void theProjectMayReadFromEverySource() {
        var cluster = section(
                """
                addOns:
                  - {type: local-path-provisioner}
                  - {type: rabbitmq-operator}
                  - {type: cloudnative-pg, barmanCloud: true}
                """);

        assertThat(file(cluster, "argocd/appproject-platform.yaml"))
                .contains(
                        "    - https://cloudnative-pg.github.io/charts\n",
                        "    - https://github.com/rabbitmq/cluster-operator.git\n",
                        "    - https://github.com/rancher/local-path-provisioner.git\n");
        assertThat(file(cluster, "argocd/application-cloudnative-pg.yaml"))
                .contains("    - chart: cloudnative-pg\n", "    - chart: plugin-barman-cloud\n");
    }

    @Test
    void kubeflowIsRefusedWithWhatToUse() {
        var loaded = Loader.read("cluster.yaml", "addOns: [{type: kubeflow}]", ClusterSection.class);

        assertThat(loaded.problems())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("kubeflow is not offered, because its makers publish no chart", "use mlflow");
    }

    private static ClusterSection section(String yaml) {
        return Sections.read(yaml.isEmpty() ? "{}" : yaml);
    }

    private static String file(ClusterSection cluster, String path) {
        return new ClusterGenerator(THREE_PIS, cluster, Set.of())
                .generate().stream()
                        .filter(artifact -> artifact.path().value().equals(path))
                        .map(Artifact::content)
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> messages(Site site, String yaml) {
        var problems = new Problems();
        new ClusterChecks(site, TODAY, List.of()).check(section(yaml), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
