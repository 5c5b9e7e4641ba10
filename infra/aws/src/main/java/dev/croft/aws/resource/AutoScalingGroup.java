package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.Arns;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.AwsService;
import dev.croft.aws.base.Grant;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.node.Machine;
import dev.croft.aws.node.MachineBuilder;
import dev.croft.aws.node.NodeIdentity;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.NodePool;
import dev.croft.platform.node.Role;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Workers that come and go with the load: the machines of one pool, bought on demand or from spare capacity.
 *
 * <pre>
 * type: auto-scaling-group
 * name: workers
 * pool: workers
 * </pre>
 */
@RecordBuilder
@JsonTypeName("auto-scaling-group")
@JsonClassDescription(
        "Workers that come and go with the load: the machines of one pool, on demand or from spare capacity")
public record AutoScalingGroup(
        @JsonPropertyDescription("a name for the group, often the pool's") Name name,
        @JsonPropertyDescription("the pool its machines are; min and max are the pool's") Name pool,
        @JsonPropertyDescription(
                        "types of machine, the preferred one first; spot capacity wants several. absent: t3.medium")
                List<InstanceType> instanceTypes,
        @JsonPropertyDescription("subnets of the machines; absent: all private ones") List<Name> subnets,
        @JsonPropertyDescription("machines bought on demand before any other") @JsonProperty(defaultValue = "0")
                Integer onDemandBase,
        @JsonPropertyDescription("how much of the rest is bought on demand, in percent; what is left is spot capacity")
                @JsonProperty(defaultValue = "100")
                Integer onDemandPercentage,
        @JsonPropertyDescription("the average use of CPU, in percent, that the group grows and shrinks to keep")
                @JsonProperty(defaultValue = "70")
                Integer cpuTarget,
        @JsonPropertyDescription("how long a new machine has to become a node before its health counts")
                @JsonProperty(defaultValue = "5m")
                Duration warmup,
        @JsonPropertyDescription("public addresses; machines in public subnets need them to reach the internet")
                @JsonProperty(defaultValue = "false")
                Boolean publicIp,
        @JsonPropertyDescription("networks that may reach them by SSH; absent: nobody, use Session Manager")
                List<SshSource> sshFrom)
        implements AwsResource {
    public AutoScalingGroup {
        instanceTypes = instanceTypes == null || instanceTypes.isEmpty()
                ? List.of(new InstanceType("t3.medium"))
                : List.copyOf(instanceTypes);
        subnets = subnets == null ? List.of() : List.copyOf(subnets);
        onDemandBase = onDemandBase == null ? 0 : onDemandBase;
        onDemandPercentage = onDemandPercentage == null ? 100 : onDemandPercentage;
        cpuTarget = cpuTarget == null ? 70 : cpuTarget;
        warmup = warmup == null ? Duration.ofMinutes(5) : warmup;
        publicIp = publicIp == null ? Boolean.FALSE : publicIp;
        sshFrom = sshFrom == null ? List.of() : List.copyOf(sshFrom);
    }

    /** Whether any of its machines is spare capacity that AWS may take back. */
    public boolean hasSpot() {
        return onDemandPercentage < 100;
    }

    /** The Terraform address of one of its attributes, as a reference. */
    static String reference(Name name, String attribute) {
        return "${aws_autoscaling_group." + AwsScope.id(name, "group") + "." + attribute + "}";
    }

    Optional<NodePool> poolIn(AwsFacts facts) {
        return facts.site().pools().stream()
                .filter(known -> known.name().equals(pool))
                .findFirst();
    }

    List<Subnet> subnetsIn(AwsFacts facts) {
        return subnets.isEmpty()
                ? facts.network().subnets(dev.croft.aws.base.SubnetAccess.PRIVATE)
                : subnets.stream()
                        .flatMap(subnet -> facts.network().subnet(subnet).stream())
                        .toList();
    }

    Machine machine(AwsFacts facts) {
        var known = poolIn(facts).orElseThrow();
        return MachineBuilder.builder()
                .resource(name)
                .node(pool)
                .role(Role.WORKER)
                .os(known.os())
                .architecture(known.architecture())
                .disk(known.diskSize())
                .instanceType(instanceTypes.get(0).value())
                .burstable(instanceTypes.stream().allMatch(InstanceType::isBurstable))
                .protectedFromTermination(false)
                .build();
    }

    @Override
    public List<Grant> grants(Arns arns) {
        return NodeIdentity.grants(arns);
    }

    @Override
    public Set<AwsService> services() {
        return Set.of(AwsService.AUTOSCALING, AwsService.CLOUDWATCH);
    }

    @Override
    public void addTo(AwsScope scope) {
        new AutoScalingGroupRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        new AutoScalingGroupChecks(this, path, facts, problems).check();
    }
}
