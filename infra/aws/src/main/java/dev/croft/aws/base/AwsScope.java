package dev.croft.aws.base;

import dev.croft.platform.Name;
import io.cdktn.cdktn.TerraformOutput;
import io.cdktn.cdktn.TerraformOutputConfig;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.launch_template.LaunchTemplateTagSpecifications;
import io.cdktn.providers.aws.security_group.SecurityGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where a resource adds itself: the stack {@code aws}, its network, and what resources share. Whatever is shared is made when first asked for, so the
 * order of the resources in the description does not matter.
 */
public final class AwsScope {
    private final TerraformStack stack;
    private final AwsFacts facts;
    private final VpcRecipe network;
    private final WorkloadIdentity identity;
    private final Map<Name, SecurityGroup> securityGroups = new LinkedHashMap<>();
    private final Map<Class<?>, Object> shared = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    AwsScope(TerraformStack stack, AwsFacts facts) {
        this.stack = stack;
        this.facts = facts;
        this.network = new VpcRecipe(stack, facts);
        this.identity = new WorkloadIdentity(stack, facts, network.accountId());
        new NatRecipe(this).add();
        new EndpointRecipe(this).add();
    }

    /** The scope of every construct. */
    public TerraformStack stack() {
        return stack;
    }

    public AwsFacts facts() {
        return facts;
    }

    public VpcRecipe network() {
        return network;
    }

    public WorkloadIdentity identity() {
        return identity;
    }

    /** The Terraform name of one part of a resource. Names hold no underscore, so the first one ends the resource's: no two parts ever collide. */
    public static String id(Name resource, String part) {
        return resource + "_" + part;
    }

    /** The security group of a resource, without rules until somebody adds them. */
    public SecurityGroup securityGroup(Name resource) {
        return securityGroups.computeIfAbsent(
                resource, name -> SecurityGroup.Builder.create(stack, id(name, "security_group"))
                        .name(facts.title(name))
                        .description("What may reach " + facts.title(name) + ", and what it may reach")
                        .vpcId(network.vpc().getId())
                        .build());
    }

    /** The platform's ARNs; the account's number is a reference. */
    public Arns arns() {
        return new Arns(facts.site().name(), facts.region(), network.accountId());
    }

    /** {@code arn:aws:<service>:<region>:<account>:<rest>}. */
    public String arn(String service, String rest) {
        return arns().regional(service, rest);
    }

    /** What several resources share: made when first asked for. */
    public <T> T shared(Class<T> kind, Function<AwsScope, T> maker) {
        var present = shared.get(kind);
        if (present == null) {
            var made = maker.apply(this);
            shared.put(kind, made);
            return made;
        }
        return kind.cast(present);
    }

    /** Puts a file beside {@code cdk.tf.json}; returns its path as Terraform reads it. */
    public String file(String name, String content) {
        if (files.put(name, content) != null) {
            throw new IllegalStateException("two resources write " + name);
        }
        return "${path.module}/" + name;
    }

    /** Tags for what a launch template makes, which the provider's default tags do not reach. */
    public LaunchTemplateTagSpecifications tagged(String kind, Map<String, String> more) {
        var tags = new TreeMap<>(facts.tags());
        tags.putAll(more);
        return LaunchTemplateTagSpecifications.builder()
                .resourceType(kind)
                .tags(tags)
                .build();
    }

    /** What people and other stacks may read: {@code <resource>_<what>}. */
    public void output(Name resource, String what, Object value, String description) {
        output(stack, id(resource, what), value, description);
    }

    static void output(TerraformStack stack, String id, Object value, String description) {
        var config = TerraformOutputConfig.builder().value(value).description(description);
        new TerraformOutput(stack, id, config.build());
    }

    Map<String, String> files() {
        return files;
    }
}
