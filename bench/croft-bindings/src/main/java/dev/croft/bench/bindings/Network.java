package dev.croft.bench.bindings;

import io.cdktn.cdktn.App;
import io.cdktn.cdktn.AppConfig;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.provider.AwsProvider;
import io.cdktn.providers.aws.subnet.Subnet;
import io.cdktn.providers.aws.vpc.Vpc;

/** One VPC with a hundred subnets, written to the folder that the first argument names. */
final class Network {
    private static final int SUBNETS = 100;

    private Network() {}

    public static void main(String[] args) {
        var app = new App(AppConfig.builder().outdir(args[0]).build());
        var stack = new TerraformStack(app, "network");
        AwsProvider.Builder.create(stack, "aws").region("ap-northeast-2").build();
        var vpc = Vpc.Builder.create(stack, "vpc").cidrBlock("10.0.0.0/16").build();
        for (var i = 0; i < SUBNETS; i++) {
            Subnet.Builder.create(stack, "subnet-" + i)
                    .vpcId(vpc.getId())
                    .cidrBlock("10.0." + i + ".0/24")
                    .build();
        }
        app.synth();
    }
}
