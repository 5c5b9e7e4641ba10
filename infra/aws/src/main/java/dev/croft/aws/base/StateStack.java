package dev.croft.aws.base;

import io.cdktn.cdktn.TerraformOutput;
import io.cdktn.cdktn.TerraformOutputConfig;
import io.cdktn.cdktn.TerraformStack;
import java.util.List;
import java.util.Map;

/**
 * The stack {@code state}: the bucket that holds every other stack's state. It is applied once, by a person, and its own state stays local; it
 * holds no secret and can be imported again from the bucket's name.
 */
public final class StateStack {
    public static final String NAME = "state";

    private StateStack() {}

    public static StackFiles synthesize(AwsFacts facts) {
        var stack = Stacks.open(NAME);
        Stacks.keepStateLocally(stack);
        Stacks.useAws(stack, facts);
        var bucket = new PrivateBucket(stack, "bucket", facts.state().bucket(), true);
        bucket.keepVersions(facts.state().keepVersions());
        bucket.allow(onlyTls(stack, facts.state().bucket()));
        new TerraformOutput(
                stack,
                "bucket_name",
                TerraformOutputConfig.builder()
                        .value(bucket.resource().getBucket())
                        .description("the bucket that holds the state of all other stacks")
                        .build());
        return Stacks.synthesize(stack, Map.of(), List.of());
    }

    private static String onlyTls(TerraformStack stack, BucketName bucket) {
        var deny = Policies.deny("OnlyTls", List.of("s3:*"), List.of(bucket.arn(), bucket.arn() + "/*"))
                .principals(Policies.principal("*", "*"))
                .condition(List.of(Policies.condition("Bool", "aws:SecureTransport", List.of("false"))));
        return Policies.document(stack, "bucket_only_tls", List.of(deny));
    }
}
