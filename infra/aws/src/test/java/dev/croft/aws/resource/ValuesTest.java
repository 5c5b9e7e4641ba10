package dev.croft.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.aws.base.AvailabilityZone;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Region;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.text.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "t3.micro,amd64",
        "t4g.micro,arm64",
        "m7g.large,arm64",
        "c7gn.xlarge,arm64",
        "g4dn.xlarge,amd64",
        "a1.large,arm64",
        "m7i-flex.large,amd64",
        "g5g.xlarge,arm64"
    })
    void theFamilyDecidesTheArchitecture(String type, Architecture architecture) {
        assertThat(InstanceType.parse(type).architecture()).isEqualTo(architecture);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3", "micro", "t3.huge", "T3.micro", "t3.micro "})
    void anInstanceTypeIsFamilyAndSize(String text) {
        assertThatThrownBy(() -> InstanceType.parse(text))
                .isInstanceOf(InvalidText.class)
                .hasMessageContaining("try t3.micro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Bucket",
                "a..b",
                "-abc",
                "abc-",
                "a_b",
                "192.168.0.1",
                "xn--abc",
                "my-bucket-s3alias",
                "a.-b"
            })
    void aBucketNameFollowsTheRulesOfS3(String text) {
        assertThatThrownBy(() -> BucketName.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void aBucketNameMayBeAHostName() {
        assertThat(BucketName.parse("hwara-dev.kr").arn()).isEqualTo("arn:aws:s3:::hwara-dev.kr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-north-1", "us-gov-west-1", "seoul", "ap-northeast-2a"})
    void aRegionIsOneOfThePublicPartition(String text) {
        assertThatThrownBy(() -> Region.parse(text)).isInstanceOf(InvalidText.class);
    }

    @Test
    void anAvailabilityZoneKnowsItsRegion() {
        assertThat(AvailabilityZone.parse("ap-northeast-2c").region()).isEqualTo(Region.parse("ap-northeast-2"));
    }

    @Test
    void lokiIsAnAddressAndAPort() {
        assertThat(LokiAddress.parse("http://172.30.1.106:3100").pushUrl())
                .isEqualTo("http://172.30.1.106:3100/loki/api/v1/push");
        assertThatThrownBy(() -> LokiAddress.parse("http://loki:3100")).isInstanceOf(InvalidText.class);
    }

    @Test
    void cloudFrontTakesCertificatesOfOneRegionOnly() {
        assertThatThrownBy(() -> CertificateArn.parse("arn:aws:acm:ap-northeast-2:123456789012:certificate/1"))
                .hasMessageContaining("us-east-1");
    }
}
