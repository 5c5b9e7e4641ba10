package dev.croft.platform.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The real Terraform on a copy of a stack. The copy differs in three points: the AWS provider is the version of the mirror that {@code CROFT_TF_MIRROR}
 * names, the state is local, and the credentials are invented.
 */
public final class Terraform implements AutoCloseable {
    private static final String MIRROR = "CROFT_TF_MIRROR";
    private static final String MIRRORED_PROVIDER = "5.100.0";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    private Terraform(Path folder) {
        this.folder = folder;
    }

    /** Skips the test, loudly, where Terraform or the mirror is missing. */
    public static void requireMirror() {
        requireTerraform();
        Tools.requireDirectory(MIRROR);
    }

    public static void requireTerraform() {
        Tools.require("terraform");
    }

    /** On the stack whose files lie in this folder; its {@code cdk.tf.json} is rewritten. */
    public static Terraform of(Path folder) throws IOException {
        var terraform = new Terraform(folder);
        terraform.adapt();
        return terraform;
    }

    private void adapt() throws IOException {
        var file = folder.resolve("cdk.tf.json");
        var tree = (ObjectNode) JSON.readTree(Files.readString(file));
        ((ObjectNode) tree.at("/terraform")).remove("backend");
        if (tree.at("/terraform/required_providers/aws") instanceof ObjectNode aws) {
            aws.put("version", MIRRORED_PROVIDER);
            ((ObjectNode) tree.at("/provider/aws/0"))
                    .put("access_key", "invented")
                    .put("secret_key", "invented")
                    .put("skip_credentials_validation", true)
                    .put("skip_metadata_api_check", true)
                    .put("skip_requesting_account_id", true);
        }
        Files.writeString(file, JSON.writeValueAsString(tree));
    }

    public Terraform init() throws IOException, InterruptedException {
        run("init", "-input=false", "-no-color", "-plugin-dir=" + System.getenv(MIRROR));
        return this;
    }

    public void validate() throws IOException, InterruptedException {
        assertThat(JSON.readTree(run("validate", "-json")).at("/valid").asBoolean())
                .isTrue();
    }

    /** The plan as {@code terraform show -json} tells it. */
    public JsonNode plan() throws IOException, InterruptedException {
        run("plan", "-input=false", "-no-color", "-refresh=false", "-out=plan");
        return JSON.readTree(run("show", "-json", "plan"));
    }

    /** Validates and plans, and returns Terraform's own summary: how many resources it would add, change and destroy. */
    public String planSummary() throws IOException, InterruptedException {
        var output = run("plan", "-input=false", "-no-color", "-refresh=false");
        return output.lines()
                .filter(line -> line.startsWith("Plan: "))
                .findFirst()
                .orElse(output);
    }

    /** Reads the configuration and lists the providers it needs: no provider has to be there. */
    public String providers() throws IOException, InterruptedException {
        return run("providers", "-no-color");
    }

    /** How many resources of each type a plan makes; nothing may be changed or deleted. */
    public static Map<String, Integer> created(JsonNode plan) {
        var counts = new TreeMap<String, Integer>();
        for (var change : plan.at("/resource_changes")) {
            var actions = change.at("/change/actions").toString();
            if (change.at("/mode").asText().equals("managed")) {
                assertThat(actions).isEqualTo("[\"create\"]");
                counts.merge(change.at("/type").asText(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var command =
                Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList();
        var errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(() -> List.of(arguments) + "\n" + output + read(errors))
                .isZero();
        return output;
    }

    /** Takes the links to the mirror away, so that whoever deletes the folder stays inside it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
