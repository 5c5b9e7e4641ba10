package dev.croft.cluster.judge;

import dev.croft.platform.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads generated Kubernetes objects as strictly as can be: YAML 1.1 without duplicate keys, built-in kinds by the models of the official Java client,
 * other kinds by their CustomResourceDefinition, where a field that it does not name is a fault. Containers must have requests and limits.
 */
public final class ObjectJudge {
    /** Gatekeeper makes these kinds from templates that are objects themselves, so there is no definition to read. */
    private static final String MADE_BY_TEMPLATES = "constraints.gatekeeper.sh/";

    private final Optional<CustomKinds> customKinds;

    private ObjectJudge(Optional<CustomKinds> customKinds) {
        this.customKinds = customKinds;
    }

    /** With the definitions in the folder that the environment variable CROFT_CHARTS names; without it, custom kinds pass unread, and loudly. */
    public static ObjectJudge create() {
        var folder = Charts.folderOrLoudly("objects of custom kinds");
        return new ObjectJudge(folder.map(CustomKinds::in));
    }

    /** Every fault of every artifact that is a Kubernetes object, each beginning with its path. */
    public List<String> faults(List<Artifact> artifacts) {
        var faults = new ArrayList<String>();
        for (var artifact : artifacts) {
            if (artifact.object().isPresent()) {
                faults(artifact.content()).forEach(fault -> faults.add(artifact.path() + ": " + fault));
            }
        }
        return faults;
    }

    /** Every fault of one object as YAML. */
    public List<String> faults(String yaml) {
        var object = parse(yaml);
        var kind = String.valueOf(object.get("kind"));
        var apiVersion = String.valueOf(object.get("apiVersion"));
        var faults = new ArrayList<String>();
        var builtIn = BuiltInKinds.find(apiVersion, kind);
        if (builtIn.isPresent()) {
            faults.addAll(BuiltInKinds.faults(builtIn.get(), object));
            faults.addAll(Containers.faults(object));
        } else if (!apiVersion.startsWith(MADE_BY_TEMPLATES)) {
            customKinds.ifPresent(kinds -> faults.addAll(kinds.faults(apiVersion, kind, object)));
        }
        return faults;
    }

    private static Map<String, Object> parse(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(yaml);
    }
}
