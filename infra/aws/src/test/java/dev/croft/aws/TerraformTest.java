package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.croft.platform.tool.Terraform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Terraform itself, with the real AWS provider, makes of the synthesized stacks. */
class TerraformTest {
    @Test
    void plansTheStackAws(@TempDir Path folder) throws IOException, InterruptedException {
        var plan = plan(Samples.drawguess(), "aws", folder);

        assertThat(Terraform.created(plan))
                .containsEntry("aws_vpc", 1)
                .containsEntry("aws_subnet", 3)
                .containsEntry("aws_internet_gateway", 1)
                .containsEntry("aws_route_table", 2)
                .containsEntry("aws_route_table_association", 3)
                .containsEntry("aws_route", 3)
                .containsEntry("aws_security_group", 2)
                .containsEntry("aws_vpc_security_group_ingress_rule", 5)
                .containsEntry("aws_vpc_security_group_egress_rule", 1)
                .containsEntry("aws_ec2_managed_prefix_list", 1)
                .containsEntry("aws_instance", 1)
                .containsEntry("aws_launch_template", 1)
                .containsEntry("aws_eip", 1)
                .containsEntry("aws_db_instance", 1)
                .containsEntry("aws_db_parameter_group", 1)
                .containsEntry("aws_s3_bucket", 1)
                .containsEntry("aws_iam_role", 3)
                .containsEntry("aws_iam_user", 1)
                .containsEntry("aws_iam_openid_connect_provider", 1)
                .containsEntry("aws_secretsmanager_secret", 7);
        assertThat(secrets(plan)).isEmpty();
        assertProtected(plan);
        assertClosed(plan);
    }

    private static void assertProtected(JsonNode plan) {
        var database = planned(plan, "aws_db_instance");
        assertThat(database.at("/storage_encrypted").asBoolean()).isTrue();
        assertThat(database.at("/publicly_accessible").asBoolean()).isFalse();
        assertThat(database.at("/deletion_protection").asBoolean()).isTrue();
        assertThat(database.at("/skip_final_snapshot").asBoolean()).isFalse();
        assertThat(database.at("/manage_master_user_password").asBoolean()).isTrue();
        assertThat(database.at("/password").isNull()).isTrue();
        var template = planned(plan, "aws_launch_template");
        assertThat(template.at("/metadata_options/0/http_tokens").asText()).isEqualTo("required");
        assertThat(template.at("/metadata_options/0/http_put_response_hop_limit")
                        .asInt())
                .isEqualTo(1);
        assertThat(template.at("/block_device_mappings/0/ebs/0/encrypted").asText())
                .isEqualTo("true");
        assertThat(planned(plan, "aws_network_interface")
                        .at("/source_dest_check")
                        .asBoolean())
                .isFalse();
        assertThat(planned(plan, "aws_instance").at("/source_dest_check").asBoolean())
                .isFalse();
    }

    private static void assertClosed(JsonNode plan) {
        var open = new ArrayList<String>();
        for (var change : plan.at("/resource_changes")) {
            var after = change.at("/change/after");
            assertThat(after.at("/from_port").asInt()).isNotEqualTo(22);
            if (change.at("/type").asText().endsWith("ingress_rule")
                    && after.at("/cidr_ipv4").asText().equals("0.0.0.0/0")) {
                open.add(after.at("/ip_protocol").asText() + " "
                        + after.at("/to_port").asInt());
            }
        }
        assertThat(open)
                .as("open to the world: Tailscale's direct connections only")
                .containsExactly("udp 41641");
    }

    @Test
    void plansTheStackAwsWithEverythingTurnedTheOtherWay(@TempDir Path folder)
            throws IOException, InterruptedException {
        var plan = plan(Samples.otherwise(), "aws", folder);

        assertThat(Terraform.created(plan))
                .containsEntry("aws_cloudfront_distribution", 1)
                .containsEntry("aws_cloudfront_origin_access_control", 1)
                .containsEntry("aws_vpc_security_group_ingress_rule", 7)
                .doesNotContainKeys("aws_iam_openid_connect_provider", "aws_s3_bucket_website_configuration");
        assertThat(planned(plan, "aws_db_instance").at("/multi_az").asBoolean()).isTrue();
        assertThat(planned(plan, "aws_launch_template").at("/image_id").asText())
                .contains("/arm64/");
        assertThat(secrets(plan)).isEmpty();
    }

    @Test
    void plansTheStackState(@TempDir Path folder) throws IOException, InterruptedException {
        var plan = plan(Samples.drawguess(), "state", folder);

        assertThat(Terraform.created(plan))
                .containsOnlyKeys(
                        "aws_s3_bucket",
                        "aws_s3_bucket_lifecycle_configuration",
                        "aws_s3_bucket_ownership_controls",
                        "aws_s3_bucket_policy",
                        "aws_s3_bucket_public_access_block",
                        "aws_s3_bucket_server_side_encryption_configuration",
                        "aws_s3_bucket_versioning");
    }

    /** No more than this: the providers of Cloudflare and Tailscale are in no mirror, so their attributes are unchecked. */
    @Test
    void readsTheStackEdge(@TempDir Path folder) throws IOException, InterruptedException {
        Terraform.requireTerraform();

        try (var terraform = SynthesizedStack.terraform(Samples.drawguess(), "edge", folder)) {
            assertThat(terraform.providers())
                    .contains("cloudflare/cloudflare] ~> 5.22", "tailscale/tailscale] ~> 0.29")
                    .doesNotContain("hashicorp/aws");
        }
    }

    private static JsonNode plan(AwsPlatform platform, String stack, Path folder)
            throws IOException, InterruptedException {
        Terraform.requireMirror();
        try (var terraform = SynthesizedStack.terraform(platform, stack, folder).init()) {
            terraform.validate();
            return terraform.plan();
        }
    }

    private static JsonNode planned(JsonNode plan, String type) {
        for (var change : plan.at("/resource_changes")) {
            if (change.at("/type").asText().equals(type)) {
                return change.at("/change/after");
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Attributes of the configuration whose name says secret and that have a value. */
    private static List<String> secrets(JsonNode plan) {
        var found = new ArrayList<String>();
        for (var resource : plan.at("/configuration/root_module/resources")) {
            resource.at("/expressions").fieldNames().forEachRemaining(attribute -> {
                if (attribute.matches("password|.*_wo|secret_string|token|private_key|access_key|secret_key")) {
                    found.add(resource.at("/address").asText() + "." + attribute);
                }
            });
        }
        return found;
    }
}
