package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.aws.base.AvailabilityZone;
import dev.croft.aws.base.AwsNetworkBuilder;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Region;
import dev.croft.aws.base.StateBackendBuilder;
import dev.croft.aws.base.SubnetAccess;
import dev.croft.aws.base.SubnetBuilder;
import dev.croft.aws.edge.DnsBuilder;
import dev.croft.aws.edge.DnsRecord;
import dev.croft.aws.edge.EdgeSectionBuilder;
import dev.croft.aws.resource.BridgeBuilder;
import dev.croft.aws.resource.UpstreamBuilder;
import dev.croft.aws.resource.UrlPath;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaApiTest {
    @Test
    void aPlatformCanBeBuiltInPlainJava() {
        var network = AwsNetworkBuilder.builder()
                .cidr(Cidr.parse("10.0.0.0/16"))
                .subnets(List.of(SubnetBuilder.builder()
                        .name(Name.parse("public-a"))
                        .cidr(Cidr.parse("10.0.1.0/24"))
                        .availabilityZone(AvailabilityZone.parse("ap-northeast-2a"))
                        .access(SubnetAccess.PUBLIC)
                        .build()))
                .build();
        var bridge = BridgeBuilder.builder()
                .name(Name.parse("bridge"))
                .host(Hostname.parse("api.hwara-dev.kr"))
                .upstreams(List.of(UpstreamBuilder.builder()
                        .path(UrlPath.parse("/"))
                        .address(IpAddress.parse("172.30.1.102"))
                        .port(3000)
                        .build()))
                .build();
        var aws = AwsSectionBuilder.builder()
                .region(Region.parse("ap-northeast-2"))
                .network(network)
                .state(StateBackendBuilder.builder()
                        .bucket(BucketName.parse("hwara-dev-terraform-state"))
                        .build())
                .resources(List.of(bridge))
                .build();
        var edge = EdgeSectionBuilder.builder()
                .dns(Optional.of(DnsBuilder.builder()
                        .zone(Hostname.parse("hwara-dev.kr"))
                        .records(List.of(DnsRecord.to("api.hwara-dev.kr", "bridge")))
                        .build()))
                .build();
        var platform = AwsPlatform.of(Samples.site(), aws, edge);

        assertThat(Samples.problems(platform)).isEmpty();
        assertThat(new AwsGenerator(platform).generate())
                .extracting(artifact -> artifact.path().value())
                .containsExactly(
                        "terraform/state/cdk.tf.json",
                        "terraform/aws/cdk.tf.json",
                        "terraform/aws/bridge.user-data.yaml",
                        "terraform/edge/cdk.tf.json",
                        "terraform/README.md");
    }
}
