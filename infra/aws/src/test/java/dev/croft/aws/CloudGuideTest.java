package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudGuideTest {
    private static String guide(AwsPlatform platform) {
        return AwsGeneratorTest.files(platform).getOrDefault(CloudGuide.PATH, "");
    }

    private static List<String> steps(String guide) {
        return guide.lines().filter(line -> line.startsWith("## ")).toList();
    }

    private static AwsPlatform bare() {
        var platform = Samples.drawguess();
        var aws = AwsSectionBuilder.builder(platform.aws().orElseThrow())
                .resources(List.of())
                .build();
        return new AwsPlatform(platform.site(), Optional.of(aws), Optional.empty());
    }

    @Test
    void saysWhatItsGoldenShows() throws IOException {
        Goldens.compare("guide", Map.of("README.md", guide(Samples.drawguess())));
    }

    @Test
    void saysWhatItsGoldenShowsOfAClusterInEc2() throws IOException {
        Goldens.compare("guide-ec2", Map.of("README.md", guide(Samples.ec2())));
    }

    @Test
    void hasTheStepsOfAClusterInEc2() {
        assertThat(steps(guide(Samples.ec2())))
                .containsExactly(
                        "## 1. Prepare your computer",
                        "## 2. Pin the providers",
                        "## 3. Apply the stack state",
                        "## 4. Apply the stack aws",
                        "## 5. See the machines join",
                        "## 6. Make the app's role in members",
                        "## 7. Fill the secrets",
                        "## 8. Make the access key of velero",
                        "## 9. Let people in, and leave the root user alone",
                        "## 10. Confirm the alarms' mail",
                        "## 11. Apply the stack edge",
                        "## 12. Give the roles to GitHub",
                        "## 13. Check",
                        "## The other way: cdktn");
    }

    @Test
    void hasItsStepsInTheOrderThatWorks() {
        assertThat(steps(guide(Samples.drawguess())))
                .containsExactly(
                        "## 1. Prepare your computer",
                        "## 2. Pin the providers",
                        "## 3. Apply the stack state",
                        "## 4. Let the tailnet know tag:bridge",
                        "## 5. Fill the parameters of the bridge",
                        "## 6. Apply the stack aws",
                        "## 7. Make the app's role in game-db",
                        "## 8. Fill the secrets",
                        "## 9. Make the access key of external-secrets",
                        "## 10. Apply the stack edge",
                        "## 11. Give the roles to GitHub",
                        "## 12. Check",
                        "## The other way: cdktn");
    }

    @Test
    void asksForEverySecretAndEveryParameter() {
        assertThat(guide(Samples.drawguess()).lines())
                .filteredOn(line -> line.startsWith("fill drawguess/"))
                .containsExactly(
                        "fill drawguess/alertmanager critical warning info heartbeat",
                        "fill drawguess/cloudflare-dns api-token",
                        "fill drawguess/db-credentials DB_HOST DB_PORT DB_NAME DB_USER DB_PASSWORD",
                        "fill drawguess/github-app github_app_id github_app_installation_id github_app_private_key",
                        "fill drawguess/grafana admin-user admin-password",
                        "fill drawguess/redis password",
                        "fill drawguess/registry username password");
        assertThat(guide(Samples.drawguess()))
                .contains("--name /drawguess/bridge/tailscale-auth-key --value \"file://")
                .contains("--name /drawguess/bridge/cloudflare-token --value \"file://");
    }

    @Test
    void namesOnlyOutputsThatTheStackHas() {
        for (var platform : List.of(Samples.drawguess(), Samples.ec2(), Samples.ec2Otherwise())) {
            var files = AwsGeneratorTest.files(platform);
            var outputs = guide(platform).split("output -raw ", -1);

            assertThat(outputs).hasSizeGreaterThan(5);
            for (var output : List.of(outputs).subList(1, outputs.length)) {
                assertThat(files.get("terraform/aws/cdk.tf.json"))
                        .contains("\"" + output.substring(0, output.indexOf(')')) + "\" : {");
            }
        }
    }

    @Test
    void leavesOutTheStepsOfWhatIsAbsent() {
        assertThat(steps(guide(bare())))
                .containsExactly(
                        "## 1. Prepare your computer",
                        "## 2. Pin the providers",
                        "## 3. Apply the stack state",
                        "## 4. Apply the stack aws",
                        "## 5. Check",
                        "## The other way: cdktn");
        assertThat(guide(bare()))
                .doesNotContain("edge", "jq", "psql", "gh ", "ssm", "secretsmanager", "curl", "TOKEN", "bridge");
    }

    @Test
    void leavesThePolicyOfATailnetItDoesNotKeepToAPerson() {
        var platform = Samples.drawguess();

        assertThat(guide(new AwsPlatform(platform.site(), platform.aws(), Optional.empty())))
                .contains("`autoApprovers` must let it advertise 10.0.0.0/16")
                .doesNotContain("tailscale_acl", "TAILSCALE_OAUTH");
    }
}
