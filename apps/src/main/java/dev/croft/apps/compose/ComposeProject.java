package dev.croft.apps.compose;

import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.image.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Compose project of apps: {@code compose.yaml}, {@code .env.example} and the files it mounts.
 *
 * @param leftOut what was asked for and cannot run there, a sentence each
 */
public record ComposeProject(
        Name platform, String notice, SortedMap<Name, ComposeService> services, List<String> leftOut) {
    private static final String OWNER = "compose";
    private static final String FOLDER = "compose/";

    public ComposeProject {
        services = new TreeMap<>(services);
        leftOut = List.copyOf(leftOut);
    }

    public List<Artifact> artifacts(Images images) {
        var files = new ArrayList<Artifact>();
        files.add(Artifact.of(FOLDER + "compose.yaml", Trees.yaml(heading(), tree(images)), OWNER));
        files.add(Artifact.of(FOLDER + ".env.example", example(), OWNER));
        services.values().forEach(service -> service.files()
                .forEach((path, content) -> files.add(Artifact.of(FOLDER + file(service, path), content, OWNER))));
        return files;
    }

    /** Where a mounted file lies beside {@code compose.yaml}. */
    static String file(ComposeService service, String path) {
        return service.name() + path.substring(path.lastIndexOf('/'));
    }

    private String heading() {
        var lines = new ArrayList<>(List.of(
                notice,
                "",
                "cp .env.example .env, fill it in, then docker compose up --detach --wait",
                "Ports are open on this machine only; BIND_ADDRESS in .env opens them to others."));
        leftOut.forEach(sentence -> lines.add("Left out: " + sentence));
        return lines.stream().collect(Collectors.joining("\n# ")).replace("# \n", "#\n");
    }

    private Map<String, Object> tree(Images images) {
        var trees = new TreeMap<String, Object>();
        services.forEach((name, service) -> trees.put(
                name.value(),
                new ServiceTree(service, services)
                        .of(images.of(name).orElseThrow().reference())));
        var volumes = new TreeMap<String, Object>();
        services.values().forEach(service -> service.volumes().keySet().forEach(name -> volumes.put(name, Map.of())));
        var tree = new TreeMap<String, Object>(Map.of("name", platform.value(), "services", trees));
        if (!volumes.isEmpty()) {
            tree.put("volumes", volumes);
        }
        return tree;
    }

    /** Names only: the values are secrets or this machine's affair. */
    private String example() {
        var lines = new ArrayList<String>();
        lines.add("# " + notice);
        lines.add("# Copy to .env, which Git must not have.");
        lines.add("");
        lines.add("# The address that ports are published on; 0.0.0.0: every one of this machine.");
        lines.add("BIND_ADDRESS=127.0.0.1");
        var variables = new TreeSet<Variable>();
        services.values().forEach(service -> variables.addAll(service.secrets().values()));
        for (var variable : variables) {
            lines.add("");
            lines.add("# " + variable.source());
            lines.add(variable.name() + "=");
        }
        services.values().forEach(service -> service.envFiles().forEach(file -> {
            lines.add("");
            lines.add("# Make " + file + " with NAME=value lines for " + service.name() + ".");
        }));
        return String.join("\n", lines) + "\n";
    }
}
