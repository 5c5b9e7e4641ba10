package dev.croft.aws.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cdktn.cdktn.LocalBackend;
import io.cdktn.cdktn.S3Backend;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.cdktn.Testing;
import io.cdktn.providers.aws.provider.AwsProvider;
import io.cdktn.providers.aws.provider.AwsProviderDefaultTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.RootConstruct;

/** Opens Terraform stacks and turns them into trees, in memory: a stack under a bare root has no output folder to make. */
public final class Stacks {
    /** S3 locking without a DynamoDB table is stable from here on. */
    private static final String TERRAFORM = ">= 1.11";
    /** The provider the Java classes were generated from, and what is compatible with it. */
    private static final String AWS_PROVIDER = "~> 6.66";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Stacks() {}

    public static TerraformStack open(String name) {
        var stack = new TerraformStack(new RootConstruct(), name);
        stack.addOverride("terraform.required_version", TERRAFORM);
        return stack;
    }

    /** The state lies beside the configuration: for a stack that has no bucket yet. */
    public static void keepStateLocally(TerraformStack stack) {
        LocalBackend.Builder.create(stack).path("terraform.tfstate").build();
    }

    public static void keepStateInBucket(TerraformStack stack, AwsFacts facts) {
        S3Backend.Builder.create(stack)
                .bucket(facts.state().bucket().value())
                .key(facts.state().key(facts.site().name(), stack.getNode().getId()))
                .region(facts.region().value())
                .encrypt(true)
                .useLockfile(true)
                .build();
    }

    static void useAws(TerraformStack stack, AwsFacts facts) {
        var provider = AwsProvider.Builder.create(stack, "provider_aws")
                .region(facts.region().value())
                .defaultTags(List.of(
                        AwsProviderDefaultTags.builder().tags(facts.tags()).build()));
        facts.account().ifPresent(account -> provider.allowedAccountIds(List.of(account.value())));
        provider.build();
        stack.addOverride("terraform.required_providers.aws.version", AWS_PROVIDER);
    }

    /** A provider that cdktn has no classes for. Its credentials come from the environment, so its block is empty. */
    public static void useProvider(TerraformStack stack, String name, String version) {
        stack.addOverride(
                "terraform.required_providers." + name, Map.of("source", name + "/" + name, "version", version));
        stack.addOverride("provider." + name, List.of(Map.of()));
    }

    public static StackFiles synthesize(TerraformStack stack, Map<String, String> files, List<String> dependencies) {
        return new StackFiles(stack.getNode().getId(), tree(Testing.synth(stack)), files, dependencies);
    }

    private static Map<String, Object> tree(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cdktn returned no JSON", e);
        }
    }
}
