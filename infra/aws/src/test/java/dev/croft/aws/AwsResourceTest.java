package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsStack;
import dev.croft.aws.resource.AwsResource;
import dev.croft.load.Loader;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AwsResourceTest {
    static Stream<String> goldens() throws IOException {
        try (Stream<Path> folders = Files.list(Goldens.FOLDER)) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve("in.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyMemberHasAGoldenAndADescription() throws IOException {
        var goldens = goldens().toList();

        for (var member : members()) {
            assertThat(goldens)
                    .contains(member.getAnnotation(JsonTypeName.class).value());
            assertThat(member.getAnnotation(JsonClassDescription.class).value()).isNotBlank();
        }
    }

    private static List<Class<?>> members() {
        return Arrays.asList(AwsResource.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void addsWhatItsGoldenShows(String name) throws IOException {
        var resource = read(name);
        var facts = facts(resource);
        var alone = AwsStack.synthesize(facts, resource::addTo);

        var files = new TreeMap<>(alone.files());
        files.put("cdk.tf.json", Trees.json(added(alone.terraform(), network(facts))));

        Goldens.compare(name, files);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void itsExampleHasNoProblems(String name) throws IOException {
        var resource = read(name);
        var problems = new Problems();

        resource.check("aws.resources[0]", facts(resource), problems);

        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void ownsEveryNameItAdds(String name) throws IOException {
        var resource = read(name);
        var facts = facts(resource);

        var added = added(AwsStack.synthesize(facts, resource::addTo).terraform(), network(facts));

        for (var block : List.of("resource", "data")) {
            ((Map<?, ?>) added.getOrDefault(block, Map.of())).values().forEach(names -> assertThat(
                            ((Map<?, ?>) names).keySet().stream().map(Object::toString))
                    .allMatch(id -> id.startsWith(resource.name() + "_")
                            || id.startsWith("identity_boundary")
                            || id.startsWith("cluster_")
                            || id.endsWith("_security_group")));
        }
    }

    private static AwsResource read(String name) throws IOException {
        var path = Goldens.FOLDER.resolve(name).resolve("in.yaml");
        var loaded = Loader.read(path.toString(), Files.readString(path), AwsResource.class);
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    /** The sample that has such a resource, with this one in the place of its namesake. */
    private static AwsFacts facts(AwsResource resource) {
        var sample = has(Samples.drawguess(), resource) ? Samples.drawguess() : Samples.ec2();
        var aws = sample.aws().orElseThrow();
        var members = new ArrayList<>(aws.resources());
        members.removeIf(other -> other.name().equals(resource.name()) || other.getClass() == resource.getClass());
        members.add(resource);
        return sample.facts(AwsSectionBuilder.builder(aws).resources(members).build());
    }

    private static boolean has(AwsPlatform platform, AwsResource resource) {
        return platform.aws().orElseThrow().resources().stream()
                .anyMatch(other -> other.getClass() == resource.getClass());
    }

    private static Map<String, Object> network(AwsFacts facts) {
        return AwsStack.synthesize(facts, scope -> {}).terraform();
    }

    /** What {@code all} has and {@code base} has not. */
    private static Map<String, Object> added(Map<?, ?> all, Map<?, ?> base) {
        var added = new TreeMap<String, Object>();
        all.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && base.get(key) instanceof Map<?, ?> other) {
                var inner = added(map, other);
                if (!inner.isEmpty()) {
                    added.put(key.toString(), inner);
                }
            } else if (!value.equals(base.get(key))) {
                added.put(key.toString(), value);
            }
        });
        return added;
    }
}
