package dev.croft.aws;

import dev.croft.aws.base.StackFiles;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stacks as a cloud assembly, the folder that an app leaves in {@code CDKTF_OUTDIR} and that {@code cdktn synth} and {@code cdktn deploy} read:
 * {@code manifest.json} and {@code stacks/<platform>-<stack>/}. Stacks of several platforms fit into one, since their names differ.
 */
final class Assembly {
    /** The version whose manifest this is; {@code infra/bindings/package.json} pins the same. */
    static final String CDKTN = "0.24.0";

    private final Name platform;
    private final List<StackFiles> stacks;

    Assembly(Name platform, List<StackFiles> stacks) {
        this.platform = platform;
        this.stacks = stacks;
    }

    /** One assembly of all of them. */
    static List<Artifact> artifacts(List<Assembly> assemblies) {
        var entries = new TreeMap<String, Object>();
        assemblies.forEach(assembly -> entries.putAll(assembly.entries()));
        var artifacts = new ArrayList<Artifact>();
        artifacts.add(Artifact.of("manifest.json", Trees.json(Map.of("version", CDKTN, "stacks", entries)), "aws"));
        assemblies.forEach(assembly -> artifacts.addAll(assembly.files()));
        return artifacts;
    }

    private List<Artifact> files() {
        var files = new ArrayList<Artifact>();
        for (var stack : stacks) {
            var folder = folder(stack) + "/";
            files.add(Artifact.of(folder + StackFiles.MAIN, Trees.json(withMetadata(stack)), stack.name()));
            stack.files().forEach((file, text) -> files.add(Artifact.of(folder + file, text, stack.name())));
        }
        return files;
    }

    private String title(String stack) {
        return platform + "-" + stack;
    }

    private String folder(StackFiles stack) {
        return "stacks/" + title(stack.name());
    }

    private Map<String, Object> entries() {
        var entries = new TreeMap<String, Object>();
        stacks.forEach(stack -> entries.put(title(stack.name()), entry(stack)));
        return entries;
    }

    private Map<String, Object> entry(StackFiles stack) {
        var entry = new TreeMap<String, Object>();
        entry.put("name", title(stack.name()));
        entry.put("constructPath", title(stack.name()));
        entry.put("workingDirectory", folder(stack));
        entry.put("synthesizedStackPath", folder(stack) + "/" + StackFiles.MAIN);
        entry.put("stackMetadataPath", folder(stack) + "/metadata.json");
        entry.put("annotations", List.of());
        entry.put("dependencies", stack.dependencies().stream().map(this::title).toList());
        return entry;
    }

    /** The CLI reads each stack's metadata and finds the outputs by their construct path. */
    private Map<String, Object> withMetadata(StackFiles stack) {
        var metadata = new TreeMap<String, Object>();
        metadata.put("version", CDKTN);
        metadata.put("stackName", title(stack.name()));
        metadata.put("backend", backend(stack));
        var outputs = new TreeMap<String, Object>();
        section(stack.terraform(), "output").keySet().forEach(output -> outputs.put(output, output));
        var tree = new TreeMap<>(stack.terraform());
        tree.put("//", Map.of("metadata", metadata, "outputs", Map.of(title(stack.name()), outputs)));
        return tree;
    }

    private static String backend(StackFiles stack) {
        return section(section(stack.terraform(), "terraform"), "backend").keySet().stream()
                .findFirst()
                .orElse("local");
    }

    private static Map<String, Object> section(Map<String, Object> tree, String key) {
        var found = new TreeMap<String, Object>();
        if (tree.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> found.put(name.toString(), value));
        }
        return found;
    }
}
