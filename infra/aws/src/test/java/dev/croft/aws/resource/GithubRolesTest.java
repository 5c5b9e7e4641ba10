package dev.croft.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.croft.aws.AwsGenerator;
import dev.croft.aws.AwsPlatform;
import dev.croft.aws.Samples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GithubRolesTest {
    /** IAM's limit on a managed policy, white space not counted. */
    private static final int POLICY_LIMIT = 6144;

    private static JsonNode document(String id) throws IOException {
        return document(Samples.drawguess(), id);
    }

    private static JsonNode document(AwsPlatform platform, String id) throws IOException {
        var main = new AwsGenerator(platform)
                .generate().stream()
                        .filter(artifact -> artifact.path().value().equals("terraform/aws/cdk.tf.json"))
                        .findFirst()
                        .orElseThrow();
        return JsonMapper.builder().build().readTree(main.content()).at("/data/aws_iam_policy_document/" + id);
    }

    @Test
    void trustOneEnvironmentOfOneRepositoryWordForWord() throws IOException {
        for (var what : new String[] {"plan", "apply"}) {
            var conditions = document("github_" + what + "_trust").at("/statement/0/condition");

            assertThat(conditions)
                    .allMatch(condition -> condition.at("/test").asText().equals("StringEquals"));
            assertThat(conditions.at("/0/values")).hasToString("[\"sts.amazonaws.com\"]");
            assertThat(conditions.at("/1/values"))
                    .hasToString("[\"repo:hwara/drawguess-platform:environment:prod-" + what + "\"]");
        }
    }

    @Test
    void planWritesNothingButTheLock() throws IOException {
        for (var statement : document("github_plan_rights").at("/statement")) {
            for (var action : statement.at("/actions")) {
                if (!action.asText().matches("[a-z0-9]+:(Get|List|Describe).*")) {
                    assertThat(statement.at("/sid").asText()).isEqualTo("StateLock");
                }
            }
        }
    }

    @Test
    void neitherReadsTheValueOfASecret() throws IOException {
        for (var what : new String[] {"plan", "apply"}) {
            assertThat(document("github_" + what + "_rights").toString())
                    .doesNotContain("secretsmanager:Get*", "secretsmanager:*", "GetSecretValue", "ssm:GetParameter\"");
        }
    }

    @Test
    void applyCannotChangeItselfNorDeleteTheState() throws IOException {
        var statements = document("github_apply_rights").at("/statement");

        assertThat(statements)
                .filteredOn(statement -> statement.at("/effect").asText().equals("Deny"))
                .extracting(statement -> statement.at("/sid").asText())
                .containsExactly("NotItself", "KeepState", "KeepStateObjects");
        assertThat(statements)
                .filteredOn(statement -> statement.at("/sid").asText().equals("CreateBoundIdentities"))
                .singleElement()
                .satisfies(statement -> assertThat(
                                statement.at("/condition/0/variable").asText())
                        .isEqualTo("iam:PermissionsBoundary"));
    }

    @Test
    void applyWritesDistributionsOnlyWhereAWebsiteHasOne() throws IOException {
        assertThat(document("github_apply_rights").toString()).doesNotContain("cloudfront:*");
        assertThat(document(Samples.otherwise(), "github_apply_rights").toString())
                .contains("cloudfront:*");
    }

    @Test
    void applyWritesOnlyToServicesThatThePlatformUses() throws IOException {
        var services = List.of("autoscaling:*", "elasticloadbalancing:*", "sns:CreateTopic", "budgets:ModifyBudget");

        assertThat(document("github_apply_rights").toString()).doesNotContain(services);
        assertThat(document(Samples.ec2(), "github_apply_rights").toString())
                .contains(services)
                .contains("spot.amazonaws.com")
                .doesNotContain("/ec2-msa/people/", "iam:CreateGroup", "iam:CreateLoginProfile");
        assertThat(document(Samples.ec2(), "github_plan_rights").toString())
                .contains("autoscaling:Describe*", "budgets:ViewBudget")
                .doesNotContain("autoscaling:*");
    }

    @Test
    void applyFitsAManagedPolicy() throws IOException {
        // Terraform's names are as long as IAM's; the account's number is shorter than the reference to it
        for (var platform : List.of(Samples.drawguess(), Samples.otherwise(), Samples.ec2())) {
            assertThat(document(platform, "github_apply_rights").toString()).hasSizeLessThan(POLICY_LIMIT);
            assertThat(document(platform, "identity_boundary_document").toString())
                    .hasSizeLessThan(POLICY_LIMIT);
        }
    }
}
