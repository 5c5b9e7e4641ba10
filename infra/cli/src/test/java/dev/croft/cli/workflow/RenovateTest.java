package dev.croft.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renovate's own managers know Maven, npm and actions; what only croft's files hold, the patterns of {@code .github/renovate.json} must find. */
class RenovateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path ADD_ONS = Repository.ROOT.resolve("infra/cluster/src/main/java/dev/croft/cluster/addon");
    private static final Path GOLDEN = Repository.ROOT.resolve("infra/cluster/src/test/golden");

    static List<Path> imageFiles() throws IOException {
        return files(Repository.ROOT.resolve("platforms"), "images.yaml");
    }

    @ParameterizedTest
    @MethodSource("imageFiles")
    void findsEveryImageThatSomebodyElseBuilds(Path file) throws IOException {
        var expected = new TreeSet<String>();
        for (var image : YAML.readTree(file.toFile())) {
            expected.add(
                    image.get("repository").asText() + " " + image.get("tag").asText());
        }

        assertThat(found(0, List.of(file), match -> match.group("depName") + " " + match.group("currentValue")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("imageFiles")
    void leavesOurOwnImagesToTheirBuilds(Path file) throws IOException {
        for (var image : YAML.readTree(file.toFile())) {
            assertThat(disabled(image.get("repository").asText()))
                    .as(image.toString())
                    .isEqualTo(image.has("source"));
        }
    }

    /** Charts, folders of Git repositories and OCI artifacts; several of one version in one place are one proposal. */
    @Test
    void findsTheVersionOfEverySource() throws IOException {
        var found = new TreeSet<String>();
        found.addAll(found(
                1,
                files(ADD_ONS, ".java"),
                match -> plain(match.group("currentValue")) + " " + match.group("registryUrl")));
        found.addAll(found(2, files(ADD_ONS, ".java"), RenovateTest::place));

        assertThat(sources()).hasSizeGreaterThan(30).isSubsetOf(found);
    }

    /** What the goldens' Applications take from elsewhere: version and place. */
    private static NavigableSet<String> sources() throws IOException {
        var sources = new TreeSet<String>();
        for (var application : files(GOLDEN, "application-")) {
            for (var source : YAML.readTree(application.toFile()).at("/spec/sources")) {
                var version = source.get("targetRevision").asText();
                if (!version.startsWith("refs/heads/")) {
                    sources.add(plain(version) + " "
                            + source.get("repoURL").asText().replaceFirst("\\.git$", ""));
                }
            }
        }
        return sources;
    }

    /** A chart is in its registry, an OCI artifact below the registry's folder, a release in its repository. */
    private static String place(Matcher match) {
        var name = match.group("depName");
        var place =
                switch (match.group("datasource")) {
                    case "docker" -> name.substring(0, name.lastIndexOf('/'));
                    case "github-releases" -> "https://github.com/" + name;
                    default -> match.group("registryUrl");
                };
        return plain(match.group("currentValue")) + " " + place;
    }

    private static String plain(String version) {
        return version.replaceFirst("^(refs/tags/)?v?", "");
    }

    private static NavigableSet<String> found(int manager, List<Path> files, Function<Matcher, String> text)
            throws IOException {
        var found = new TreeSet<String>();
        for (var pattern : config().at("/customManagers/" + manager + "/matchStrings")) {
            for (var file : files) {
                var matcher = Pattern.compile(pattern.asText()).matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(text.apply(matcher));
                }
            }
        }
        return found;
    }

    private static boolean disabled(String repository) throws IOException {
        var rule = config().at("/packageRules/0");
        assertThat(rule.path("enabled").asBoolean(true)).isFalse();
        return rule.get("matchPackageNames")
                .valueStream()
                .map(JsonNode::asText)
                .anyMatch(name -> name.startsWith("/")
                        ? Pattern.compile(name.substring(1, name.length() - 1))
                                .matcher(repository)
                                .find()
                        : repository.startsWith(name.replace("**", "")));
    }

    private static JsonNode config() throws IOException {
        return JSON.readTree(Repository.ROOT.resolve(".github/renovate.json").toFile());
    }

    private static List<Path> files(Path folder, String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getFileName()).contains(part))
                    .sorted()
                    .toList();
        }
    }
}
