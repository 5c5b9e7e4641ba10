package dev.croft.aws.base;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One Terraform root module, synthesized: plain data, nothing of cdktn in it.
 *
 * @param name the folder below {@code terraform/}: {@code state}, {@code aws}, {@code edge}
 * @param terraform the content of {@code cdk.tf.json}
 * @param files text that the module reads from its own folder, by file name
 * @param dependencies names of the stacks that must be applied before this one
 */
public record StackFiles(
        String name, Map<String, Object> terraform, Map<String, String> files, List<String> dependencies) {
    /** What Terraform and {@code cdktn deploy} read. */
    public static final String MAIN = "cdk.tf.json";

    public StackFiles {
        terraform = Collections.unmodifiableMap(new TreeMap<>(terraform));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        dependencies = List.copyOf(dependencies);
    }
}
