package dev.croft.apps.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.workload.Memory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six real servers with croft's configuration, on three machines in name, and the script that the Job runs. */
final class RedisClusterScriptTest {
    private static final int MEMBERS = 6;

    private final List<LocalRedis> members = new ArrayList<>();
    private int first;

    @TempDir
    private Path folder;

    @BeforeEach
    void startAll() throws Exception {
        first = freePorts();
        for (int index = 0; index < MEMBERS; index++) {
            members.add(start(index, "127.0.0.1"));
        }
    }

    @AfterEach
    void stopAll() {
        members.forEach(LocalRedis::close);
    }

    @Test
    void makesThreeMastersWithAReplicaEachOnAnotherMachineAndThenChangesNothing() throws Exception {
        var made = heal();

        assertThat(made.status()).as(made.output()).isZero();
        var roles = roles();
        assertThat(roles.values().stream().filter("master"::equals)).hasSize(3);
        roles.forEach((index, master) -> {
            if (!master.equals("master")) {
                assertThat(machine(Integer.parseInt(master))).isNotEqualTo(machine(index));
            }
        });

        assertThat(heal().status()).isZero();
        assertThat(roles()).isEqualTo(roles);
    }

    @Test
    void aReplicaTakesOverFromAMasterThatDies() throws Exception {
        heal();
        assertThat(members.get(1).ask("set", "key", "value")).isEqualTo("OK");
        var master = master();
        var heir = members.get(replicaOf(master));

        members.get(master).kill();

        heir.await("role:master", "info", "replication");
        var other = members.get((master + 1) % MEMBERS);
        other.await("cluster_state:ok", "cluster", "info");
        assertThat(other.ask("get", "key")).isEqualTo("value");
    }

    @Test
    void membersThatComeBackUnderOtherAddressesFindEachOther() throws Exception {
        heal();
        members.get(0).ask("set", "key", "value");
        stopAll();
        for (int index = 0; index < MEMBERS; index++) {
            members.set(index, start(index, "127.0.1." + (index + 1)));
        }

        var healed = heal();

        assertThat(healed.status()).as(healed.output()).isZero();
        assertThat(members.get(5).ask("get", "key")).isEqualTo("value");
        assertThat(roles().values().stream().filter("master"::equals)).hasSize(3);
    }

    @Test
    void aMemberThatLostItsVolumeBecomesTheReplicaOfAMasterWithout() throws Exception {
        heal();
        var master = master();
        var heir = replicaOf(master);
        members.get(master).kill();
        members.get(heir).await("role:master", "info", "replication");
        wipe(folder.resolve("member-" + master));
        members.set(master, start(master, "127.0.0.1"));

        var healed = heal();

        assertThat(healed.status()).as(healed.output()).isZero();
        assertThat(roles()).containsEntry(master, String.valueOf(heir));
        assertThat(members.get(heir).ask("cluster", "nodes").lines()).hasSize(MEMBERS);
    }

    @Test
    void saysWhichServerIsMissing() throws Exception {
        members.get(4).kill();

        var outcome = LocalRedis.run(Script.REDIS_CLUSTER, Map.of("NODES", nodes(), "SECONDS_TO_WAIT", "2"));

        assertThat(outcome.status()).isOne();
        assertThat(outcome.output())
                .contains("not so after 2 s: " + members.get(4).address() + " answers");
    }

    private LocalRedis start(int index, String announced) throws Exception {
        var conf = new RedisClusterConf(
                first + index, Memory.parse("16Mi"), MaxMemoryPolicy.NOEVICTION, Duration.ofSeconds(2));
        return LocalRedis.start(
                first + index,
                conf.text(),
                folder.resolve("member-" + index),
                "--cluster-announce-ip",
                announced,
                "--syslog-ident",
                machine(index));
    }

    private static String machine(int index) {
        return "machine-" + index % 3;
    }

    private LocalRedis.Outcome heal() throws Exception {
        return LocalRedis.run(Script.REDIS_CLUSTER, Map.of("NODES", nodes(), "SECONDS_TO_WAIT", "60"));
    }

    private String nodes() {
        return members.stream().map(LocalRedis::address).collect(Collectors.joining(" "));
    }

    /** Each member's role: "master", or the index of its master. */
    private Map<Integer, String> roles() throws Exception {
        var roles = new TreeMap<Integer, String>();
        for (int index = 0; index < MEMBERS; index++) {
            var info = members.get(index).ask("info", "replication");
            var port = value(info, "master_port");
            roles.put(index, port.isEmpty() ? "master" : String.valueOf(Integer.parseInt(port) - first));
        }
        return roles;
    }

    private int master() throws Exception {
        return roles().entrySet().stream()
                .filter(role -> role.getValue().equals("master"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private int replicaOf(int master) throws Exception {
        return roles().entrySet().stream()
                .filter(role -> role.getValue().equals(String.valueOf(master)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String value(String info, String key) {
        return Arrays.stream(info.split("\\R"))
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Below 55,000, as the bus of a member is 10,000 above its port. */
    private static int freePorts() throws Exception {
        for (int port = 21_000; port < 55_000; port += 97) {
            if (areFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no free ports");
    }

    private static boolean areFree(int port) {
        for (int index = 0; index < MEMBERS; index++) {
            for (int shift : List.of(0, 10_000)) {
                try (var socket = new ServerSocket(port + index + shift, 1, InetAddress.getLoopbackAddress())) {
                    assertThat(socket.isBound()).isTrue();
                } catch (IOException taken) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void wipe(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
