package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.artifact.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A machine under a folder of its own: its node's real script and settings, and commands that only note down how they were called. */
record Machine(Path root, List<Artifact> files) {
    private static final String NOTE = "echo \"${0##*/} $*\" >> $CALLS\n";

    static Machine of(Path root, String shape, String node) throws IOException {
        var machine = new Machine(root, Shape.load(shape).files());
        var script = shape.endsWith("ec2") ? "node-setup-ec2.sh" : "node-setup.sh";
        machine.write("setup.sh", machine.moved(machine.text("bootstrap/" + script)));
        machine.write("etc/croft/node.env", machine.moved(machine.text("bootstrap/" + node + "/node.env")));
        machine.write("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
        machine.write("etc/fstab", "UUID=1 / ext4 defaults 0 1\n");
        machine.write("run/empty", "");
        machine.write("etc/apt/sources.list.d/empty", "");
        for (var name :
                List.of("systemctl", "sysctl", "swapoff", "sync", "chown", "apt-get", "apt-mark", "kubectl", "snap")) {
            machine.command(name, NOTE);
        }
        machine.command("getent", "echo ops:x:1000:1000::" + root + "/home/ops:/bin/bash\n");
        machine.command(
                "install",
                "[ \"$1\" = -d ] && { mkdir -p \"$8\"; exit; }\n[ \"$3\" = -o ] && { cp \"$7\" \"$8\"; exit; }\ncp \"$3\" \"$4\"\n");
        return machine;
    }

    /** Lays a file of the node where it belongs. */
    void lay(String node, String name, String path) throws IOException {
        write(path, moved(text("bootstrap/" + node + "/" + name)));
    }

    /** A command that notes its call and then does this. */
    void command(String name, String body) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + body);
        assertThat(root.resolve("bin/" + name).toFile().setExecutable(true)).isTrue();
    }

    void noted(String name, String body) throws IOException {
        command(name, NOTE + body);
    }

    void write(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    String read(String path) throws IOException {
        return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", root.resolve("setup.sh").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("CALLS", root.resolve("calls").toString());
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String text(String path) {
        return files.stream()
                .filter(file -> file.path().value().equals(path))
                .map(Artifact::content)
                .findFirst()
                .orElseThrow();
    }

    private String moved(String text) {
        return text.replaceAll("(?<![\\w.])/(etc|boot|var|run|sys)/", root + "/$1/");
    }
}
