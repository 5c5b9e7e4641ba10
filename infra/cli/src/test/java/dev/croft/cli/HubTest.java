package dev.croft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform seoul, whose Argo CD applies busan, too: each described without the other, and together. */
class HubTest {
    private static final String HUB =
            """
              addOns:
                - {type: external-secrets, region: ap-northeast-2}
                - {type: argo-cd, clusters: [{name: busan, server: "https://172.30.9.10:6443"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void twoPlatformsThatKnowOfEachOtherAreRight() {
        write("seoul", HUB);
        write("busan", "  hub: seoul\n");

        var run = new Croft(folder).run("check");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void warnsOfAPlatformThatIsNotInTheRepository() {
        write("seoul", HUB);
        write("daegu", "  hub: jeju\n");

        var out = new Croft(folder).run("check").out();

        assertThat(out)
                .contains("warning: cluster.hub: should be a platform of this repository, from which both are read, got"
                        + " 'jeju'")
                .contains("warning: cluster.addOns[1].clusters[0].name: should be a platform of this repository, from"
                        + " which both are read, got 'busan'");
    }

    @Test
    void refusesAPlatformThatKnowsNothingOfIt() {
        write("seoul", HUB);
        write("busan", "  addOns: [{type: argo-cd}]\n");
        write("daegu", "  hub: seoul\n");

        var out = new Croft(folder).run("check").out();

        assertThat(out)
                .contains("error: cluster.hub: must be a platform whose argo-cd names this one under clusters, got"
                        + " 'seoul'; add clusters: [{name: daegu, server: ...}] to argo-cd there")
                .contains("error: cluster.addOns[1].clusters[0].name: must be a platform whose cluster.hub is this one,"
                        + " got 'busan'; set cluster.hub: seoul there");
    }

    /** Both Applications would be called argo-cd in one namespace. */
    @Test
    void refusesANameThatBeginsThatOfAnApplication() {
        write("seoul", HUB.replace("busan", "argo"));

        assertThat(new Croft(folder).run("check", "seoul").out())
                .contains(
                        "must not begin the name of an Application of this platform: argo-cd, got 'argo'; rename one");
    }

    private void write(String name, String cluster) {
        var text =
                """
                name: %s
                repository: {url: https://github.com/owner/platform.git, branch: main}
                network:
                  lan: 172.30.9.0/24
                  gateway: 172.30.9.254
                  nameservers: [1.1.1.1]
                  dhcp: 172.30.9.150-172.30.9.200
                  loadBalancers: 172.30.9.100-172.30.9.110
                  domain: example.com
                nodes:
                  - {name: pi-1, hardware: raspberry-pi-5, role: server, address: 172.30.9.10, os: ubuntu-24.04, disk: usb-ssd}
                cluster:
                %s
                """
                        .formatted(name, cluster);
        try {
            var file = folder.resolve("platforms").resolve(name).resolve("platform.yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
