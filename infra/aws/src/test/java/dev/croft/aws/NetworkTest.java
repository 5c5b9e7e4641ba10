package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.aws.base.AwsStack;
import dev.croft.aws.base.StackFiles;
import dev.croft.platform.artifact.Trees;
import java.io.IOException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The VPC by itself, without any resource. */
class NetworkTest {
    private static StackFiles network(AwsPlatform platform) {
        return AwsStack.synthesize(platform.facts(platform.aws().orElseThrow()), scope -> {});
    }

    private static void compare(String name, AwsPlatform platform) throws IOException {
        var stack = network(platform);
        var files = new TreeMap<>(stack.files());
        files.put("cdk.tf.json", Trees.json(stack.terraform()));

        Goldens.compare(name, files);
    }

    @Test
    void hasAGatewayAndDoorsToServices() throws IOException {
        compare("network-gateway", Samples.ec2());
    }

    @Test
    void hasAnInstanceThatTranslatesAddresses() throws IOException {
        compare("network-instance", Samples.ec2Otherwise());
    }

    @Test
    void hasNoWayOutOfThePrivateSubnetsUnlessOneIsAskedFor() {
        assertThat(Trees.json(network(Samples.drawguess()).terraform()))
                .contains("com.amazonaws.ap-northeast-2.s3")
                .doesNotContain("network_nat", "\"Interface\"");
    }
}
