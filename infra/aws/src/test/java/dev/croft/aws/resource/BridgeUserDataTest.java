package dev.croft.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.aws.Samples;
import dev.croft.aws.base.Machines;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeUserDataTest {
    private static BridgeUserData userData() {
        var platform = Samples.drawguess();
        var aws = platform.aws().orElseThrow();
        var bridge = (Bridge) aws.resources().get(0);
        return new BridgeUserData(bridge, aws.facts(platform.site(), Machines.none()));
    }

    private static String text() {
        return userData().text();
    }

    private static Map<String, String> files() throws IOException {
        var files = new LinkedHashMap<String, String>();
        for (JsonNode file : new YAMLMapper().readTree(text()).get("write_files")) {
            files.put(file.get("path").asText(), file.get("content").asText());
        }
        return files;
    }

    @Test
    void isACloudConfigWellBelowTheLimit() {
        assertThat(text())
                .startsWith("#cloud-config\n# generated from platforms/drawguess/platform.yaml - do not edit\n");
        assertThat(text().getBytes(StandardCharsets.UTF_8).length).isLessThan(BridgeUserData.LIMIT_BYTES * 3 / 4);
    }

    @Test
    void foretellsItsLengthNeverTooShortAndNeverFarOff() {
        int bytes = text().getBytes(StandardCharsets.UTF_8).length;

        assertThat(userData().bytesAtMost()).isBetween(bytes, bytes + bytes / 5);
    }

    @Test
    void namesTheParametersThatHoldTheSecretsAndNothingOfTheirValues() throws IOException {
        assertThat(files().get("/etc/bridge.env"))
                .contains("TAILSCALE_KEY_PARAMETER=/drawguess/bridge/tailscale-auth-key\n")
                .contains("CLOUDFLARE_TOKEN_PARAMETER=/drawguess/bridge/cloudflare-token\n");
        assertThat(text()).doesNotContain("tskey-", "@HOST@", "@PUSH_URL@");
    }

    @Test
    void passesWebSocketsAndTheVisitorsAddressOn() throws IOException {
        assertThat(files().get("/usr/local/share/bridge/nginx.conf"))
                .contains(
                        "proxy_set_header Upgrade $http_upgrade;",
                        "proxy_set_header Connection $connection_upgrade;",
                        "real_ip_header CF-Connecting-IP;",
                        "set_real_ip_from 173.245.48.0/20;",
                        "proxy_pass http://home_172_30_1_102_3000;",
                        "server 172.30.1.103:80;",
                        "proxy_read_timeout 3600s;",
                        "proxy_read_timeout 60s;");
    }

    @Test
    void nginxConfigurationHasBalancedBlocks() throws IOException {
        var nginx =
                files().getOrDefault("/usr/local/share/bridge/nginx.conf", "").replaceAll("'[^']*'", "");

        assertThat(nginx.chars().filter(c -> c == '{').count())
                .isEqualTo(nginx.chars().filter(c -> c == '}').count());
        assertThat(nginx.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")))
                .allMatch(line -> line.matches(".*[;{}]") || line.startsWith("log_format"));
    }

    @Test
    void joinsTheTailnetAsASubnetRouter() throws IOException {
        assertThat(files().get("/etc/bridge.env"))
                .contains("ADVERTISED_ROUTES=10.0.0.0/16\n", "TAILNET_TAG=tag:bridge\n");
        assertThat(files().get("/usr/local/sbin/bridge-setup"))
                .contains("--advertise-routes=\"$ADVERTISED_ROUTES\" --accept-routes", "--auth-key=file:");
    }

    @Test
    void shipsLogsToTheLokiOfTheDescription() throws IOException {
        assertThat(files().get("/usr/local/share/bridge/config.alloy"))
                .contains("url = \"http://172.30.1.106:3100/loki/api/v1/push\"", "cluster = \"drawguess\"");
    }

    @Test
    void itsScriptsParse(@TempDir Path folder) throws IOException, InterruptedException {
        Tools.require("bash");
        for (var file : files().entrySet()) {
            if (file.getValue().startsWith("#!/bin/bash")) {
                var script = Files.writeString(folder.resolve("script"), file.getValue());
                var bash = new ProcessBuilder("bash", "-n", script.toString())
                        .inheritIO()
                        .start();
                assertThat(bash.waitFor()).as(file.getKey()).isZero();
            }
        }
    }
}
