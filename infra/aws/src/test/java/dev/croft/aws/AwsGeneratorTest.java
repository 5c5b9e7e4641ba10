package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AwsGeneratorTest {
    private static final Pattern SECRETS = Pattern.compile(
            "tskey-|AKIA[0-9A-Z]{16}|PRIVATE KEY|hooks\\.slack\\.com|\"(password|secret_string|access_key|secret_key|token|api_token)\"");

    @Test
    void writesOneFolderForEachStack() {
        assertThat(files(Samples.drawguess()).keySet())
                .containsExactly(
                        "terraform/README.md",
                        "terraform/aws/bridge.user-data.yaml",
                        "terraform/aws/cdk.tf.json",
                        "terraform/edge/cdk.tf.json",
                        "terraform/edge/tailnet-policy.json",
                        "terraform/state/cdk.tf.json");
    }

    @Test
    void writesTheSameBytesAgain() {
        assertThat(files(Samples.drawguess())).isEqualTo(files(Samples.drawguess()));
    }

    @Test
    void writesTheSameBytesWhateverTheOrderOfTheResources() {
        for (var platform : List.of(Samples.drawguess(), Samples.ec2())) {
            var aws = platform.aws().orElseThrow();
            var reversed = new ArrayList<>(aws.resources());
            Collections.reverse(reversed);
            var other = AwsSectionBuilder.builder(aws).resources(reversed).build();

            assertThat(files(new AwsPlatform(
                            platform.site(),
                            Optional.of(other),
                            platform.edge(),
                            platform.userData(),
                            platform.ports())))
                    .isEqualTo(files(platform));
        }
    }

    @Test
    void putsTheUserDataOfEachMachineBesideTheStack() {
        var files = files(Samples.ec2());

        assertThat(files)
                .containsEntry("terraform/aws/cp-1.user-data.yaml", "#cloud-config\nruncmd: [install-server]\n")
                .containsEntry("terraform/aws/workers.user-data.yaml", "#cloud-config\nruncmd: [install-agent]\n");
        assertThat(files.get("terraform/aws/cdk.tf.json"))
                .contains("${filebase64(\\\"${path.module}/cp-1.user-data.yaml\\\")}");
    }

    @Test
    void compressesUserDataThatEc2WouldRefuse() {
        var platform = Samples.ec2();
        var texts = new TreeMap<>(platform.userData());
        texts.put(Name.parse("cp-1"), "#cloud-config\n" + "# a long line that compresses well\n".repeat(1000));

        assertThat(files(new AwsPlatform(platform.site(), platform.aws(), platform.edge(), texts, platform.ports()))
                        .get("terraform/aws/cdk.tf.json"))
                .contains("${base64gzip(file(\\\"${path.module}/cp-1.user-data.yaml\\\"))}");
    }

    @Test
    void writesTheSameBytesInAnotherLocaleAndTimeZone() {
        var here = files(Samples.drawguess());
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

            assertThat(files(Samples.drawguess())).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void writesNoSecretAndNoPathOfThisMachine() {
        for (var platform : List.of(Samples.drawguess(), Samples.otherwise(), Samples.ec2(), Samples.ec2Otherwise())) {
            files(platform).forEach((path, content) -> {
                assertThat(SECRETS.matcher(content).results().map(found -> found.group()))
                        .as(path)
                        .isEmpty();
                assertThat(content).as(path).doesNotContain(System.getProperty("user.dir"));
                assertThat(content).as(path).doesNotContain("stacktrace", "uniqueId", "\"//\"");
            });
        }
    }

    @Test
    void makesNothingThatWouldPutASecretIntoTheState() {
        for (var platform : List.of(Samples.drawguess(), Samples.otherwise(), Samples.ec2())) {
            assertThat(files(platform).get("terraform/aws/cdk.tf.json"))
                    .contains("\"manage_master_user_password\" : true")
                    .doesNotContain("aws_iam_access_key", "aws_secretsmanager_secret_version", "aws_ssm_parameter");
        }
    }

    @Test
    void writesTheEdgeThatItsGoldenShows() throws IOException {
        var files = new TreeMap<String, String>();
        files(Samples.drawguess()).forEach((path, content) -> {
            if (path.startsWith("terraform/edge/")) {
                files.put(path.substring("terraform/edge/".length()), content);
            }
        });

        Goldens.compare("edge", files);
    }

    @Test
    void leavesOutWhatHasNoSection() {
        var platform = Samples.drawguess();

        assertThat(files(new AwsPlatform(platform.site(), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(files(new AwsPlatform(platform.site(), platform.aws(), Optional.empty())))
                .containsOnlyKeys(
                        "terraform/README.md",
                        "terraform/aws/bridge.user-data.yaml",
                        "terraform/aws/cdk.tf.json",
                        "terraform/state/cdk.tf.json");
    }

    @Test
    void keepsTheEdgesStateLocallyWithoutAws() {
        var edge = Samples.platform("edge: {tailnet: {homeTag: home}}");

        assertThat(files(edge).get("terraform/edge/cdk.tf.json"))
                .contains("\"local\"")
                .doesNotContain("\"s3\"");
    }

    static Map<String, String> files(AwsPlatform platform) {
        return byPath(new AwsGenerator(platform).generate());
    }

    static Map<String, String> byPath(List<Artifact> artifacts) {
        var files = new TreeMap<String, String>();
        artifacts.forEach(artifact -> files.put(artifact.path().value(), artifact.content()));
        return files;
    }
}
