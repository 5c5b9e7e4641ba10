package dev.croft.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cdktn.cdktn.App;
import io.cdktn.cdktn.AppConfig;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.cdktn.Testing;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocument;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.provider.AwsProvider;
import io.cdktn.providers.aws.subnet.Subnet;
import io.cdktn.providers.aws.vpc.Vpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceRequirements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void synthesizesNetworkWithReferenceFromSubnetToVpc(@TempDir Path out) throws Exception {
        var app = new App(AppConfig.builder().outdir(out.toString()).build());

        var terraform = json.readTree(Testing.synth(network(app)));

        assertThat(terraform.at("/provider/aws/0/region").asText()).isEqualTo("ap-northeast-2");
        assertThat(terraform.at("/terraform/required_providers/aws/source").asText())
                .isEqualTo("hashicorp/aws");
        assertThat(terraform.at("/terraform/required_providers/aws/version").asText())
                .isEqualTo("6.66.0");
        assertThat(terraform.at("/resource/aws_vpc/network/cidr_block").asText())
                .isEqualTo("10.0.0.0/16");
        assertThat(terraform.at("/resource/aws_subnet/public-a/vpc_id").asText())
                .isEqualTo("${aws_vpc.network.id}");
    }

    @Test
    void writesStackToDisk(@TempDir Path out) throws Exception {
        var app = new App(AppConfig.builder().outdir(out.toString()).build());
        network(app);

        app.synth();

        var terraform = json.readTree(Files.readString(out.resolve("stacks/network/cdk.tf.json")));
        assertThat(terraform.at("/resource/aws_vpc/network/cidr_block").asText())
                .isEqualTo("10.0.0.0/16");
        assertThat(terraform
                        .at("/data/aws_iam_policy_document/read/statement/0/actions/0")
                        .asText())
                .isEqualTo("s3:GetObject");
    }

    @Test
    void makesDeploymentWithResources() {
        var chart = new Chart(org.cdk8s.Testing.app(), "shop");
        KubeDeployment.Builder.create(chart, "web")
                .metadata(ObjectMeta.builder().name("web").build())
                .spec(deployment(Map.of("app", "web")))
                .build();

        JsonNode manifest = json.valueToTree(chart.toJson()).get(0);

        assertThat(manifest.at("/apiVersion").asText()).isEqualTo("apps/v1");
        assertThat(manifest.at("/kind").asText()).isEqualTo("Deployment");
        assertThat(manifest.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(manifest.at("/spec/template/spec/containers/0/resources/requests/memory")
                        .asText())
                .isEqualTo("64Mi");
    }

    private static TerraformStack network(App app) {
        var stack = new TerraformStack(app, "network");
        AwsProvider.Builder.create(stack, "aws").region("ap-northeast-2").build();
        var vpc = Vpc.Builder.create(stack, "network").cidrBlock("10.0.0.0/16").build();
        Subnet.Builder.create(stack, "public-a")
                .vpcId(vpc.getId())
                .cidrBlock("10.0.0.0/24")
                .build();
        DataAwsIamPolicyDocument.Builder.create(stack, "read")
                .statement(List.of(DataAwsIamPolicyDocumentStatement.builder()
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of("*"))
                        .build()))
                .build();
        return stack;
    }

    private static DeploymentSpec deployment(Map<String, String> labels) {
        var container = Container.builder()
                .name("web")
                .image("nginx:1.29.3")
                .resources(ResourceRequirements.builder()
                        .requests(Map.of("memory", Quantity.fromString("64Mi")))
                        .build())
                .build();
        return DeploymentSpec.builder()
                .replicas(2)
                .selector(LabelSelector.builder().matchLabels(labels).build())
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder().labels(labels).build())
                        .spec(PodSpec.builder().containers(List.of(container)).build())
                        .build())
                .build();
    }
}
