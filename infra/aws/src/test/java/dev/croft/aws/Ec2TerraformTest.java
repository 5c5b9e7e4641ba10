package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.croft.aws.resource.AwsResource;
import dev.croft.platform.tool.Terraform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Terraform itself, with the real AWS provider, makes of a cluster in EC2 and what stands around it. */
class Ec2TerraformTest {
    @Test
    void plansACluster(@TempDir Path folder) throws IOException, InterruptedException {
        var plan = plan(Samples.ec2(), folder);

        assertThat(Terraform.created(plan))
                .containsEntry("aws_nat_gateway", 1)
                .containsEntry("aws_vpc_endpoint", 4)
                .containsEntry("aws_instance", 1)
                .containsEntry("aws_launch_template", 2)
                .containsEntry("aws_autoscaling_group", 1)
                .containsEntry("aws_autoscaling_policy", 1)
                .containsEntry("aws_autoscaling_attachment", 3)
                .containsEntry("aws_lb", 3)
                .containsEntry("aws_lb_listener", 5)
                .containsEntry("aws_lb_target_group", 4)
                .containsEntry("aws_lb_target_group_attachment", 1)
                .containsEntry("aws_cloudfront_distribution", 1)
                .containsEntry("aws_s3_bucket_object_lock_configuration", 1)
                .containsEntry("aws_iam_group", 3)
                .containsEntry("aws_iam_account_password_policy", 1)
                .containsEntry("aws_sns_topic_subscription", 2)
                .containsEntry("aws_cloudwatch_metric_alarm", 12)
                .containsEntry("aws_budgets_budget", 1)
                .doesNotContainKeys("aws_iam_access_key", "aws_iam_user_login_profile", "aws_ssm_parameter");
        assertClosed(plan);
        assertEncrypted(plan);
    }

    @Test
    void plansAClusterWithEverythingTurnedTheOtherWay(@TempDir Path folder) throws IOException, InterruptedException {
        var plan = plan(Samples.ec2Otherwise(), folder);

        assertThat(Terraform.created(plan))
                .containsEntry("aws_instance", 2)
                .containsEntry("aws_launch_template", 3)
                .containsEntry("aws_vpc_endpoint", 1)
                .doesNotContainKeys("aws_nat_gateway", "aws_iam_account_password_policy");
        assertClosed(plan);
        assertEncrypted(plan);
    }

    @Test
    void hasPlannedEveryMemberOfTheFamily() {
        var planned = Stream.of(Samples.drawguess(), Samples.otherwise(), Samples.ec2())
                .flatMap(platform -> platform.aws().orElseThrow().resources().stream())
                .map(AwsResource::getClass)
                .collect(Collectors.toSet());

        assertThat(planned.stream().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.of(AwsResource.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    /** Nothing but the load balancers is open to the world, and SSH to one address. */
    private static void assertClosed(JsonNode plan) {
        var open = new ArrayList<String>();
        var ssh = new ArrayList<String>();
        for (var rule : of(plan, "aws_vpc_security_group_ingress_rule")) {
            var after = rule.at("/change/after");
            if (after.at("/cidr_ipv4").asText().equals("0.0.0.0/0")) {
                open.add(rule.at("/name").asText());
            }
            if (after.at("/from_port").asInt() <= 22 && after.at("/to_port").asInt() >= 22) {
                ssh.add(after.at("/cidr_ipv4").asText());
            }
        }
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "edge_ingress_80_0-0-0-0-0",
                        "edge_ingress_443_0-0-0-0-0",
                        "web_ingress_80_0-0-0-0-0",
                        "web_ingress_443_0-0-0-0-0");
        assertThat(ssh.stream().filter(from -> !from.isEmpty()).filter(from -> !from.startsWith("10.20.")))
                .containsExactly("203.0.113.7/32");
    }

    private static void assertEncrypted(JsonNode plan) {
        for (var template : of(plan, "aws_launch_template")) {
            var after = template.at("/change/after");
            assertThat(after.at("/metadata_options/0/http_tokens").asText()).isEqualTo("required");
            assertThat(after.at("/block_device_mappings/0/ebs/0/encrypted").asText())
                    .isEqualTo("true");
        }
        for (var topic : of(plan, "aws_sns_topic")) {
            assertThat(topic.at("/change/after_unknown/kms_master_key_id").asBoolean())
                    .isTrue();
        }
        assertThat(of(plan, "aws_s3_bucket_server_side_encryption_configuration"))
                .hasSameSizeAs(of(plan, "aws_s3_bucket"));
        assertThat(of(plan, "aws_s3_bucket_policy")).hasSameSizeAs(of(plan, "aws_s3_bucket"));
    }

    private static List<JsonNode> of(JsonNode plan, String type) {
        var all = new ArrayList<JsonNode>();
        for (var change : plan.at("/resource_changes")) {
            if (change.at("/type").asText().equals(type)) {
                all.add(change);
            }
        }
        return all;
    }

    private static JsonNode plan(AwsPlatform platform, Path folder) throws IOException, InterruptedException {
        Terraform.requireMirror();
        try (var terraform = SynthesizedStack.terraform(platform, "aws", folder).init()) {
            terraform.validate();
            return terraform.plan();
        }
    }
}
