package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.Arns;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Grant;
import dev.croft.aws.node.Machine;
import dev.croft.aws.node.MachineBuilder;
import dev.croft.aws.node.NodeIdentity;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * One EC2 machine that is a node of the cluster, at the node's own address. What its launch template says holds for the next machine: an apply never
 * replaces a node by surprise; {@code terraform apply -replace} does.
 *
 * <pre>
 * type: instance
 * name: cp-1
 * node: cp-1
 * </pre>
 */
@RecordBuilder
@JsonTypeName("instance")
@JsonClassDescription("One EC2 machine that is a node of the cluster, at the node's own address")
public record Instance(
        @JsonPropertyDescription("a name for the machine, often the node's") Name name,
        @JsonPropertyDescription("the node it is: one of `nodes` with hardware: ec2") Name node,
        @JsonPropertyDescription("its type; cores, memory and architecture must be the node's")
                @JsonProperty(defaultValue = "t3.medium")
                InstanceType instanceType,
        @JsonPropertyDescription("the subnet it stands in; absent: the one that holds the node's address")
                Optional<Name> subnet,
        @JsonPropertyDescription("an Elastic IP; a machine in a public subnet needs one to reach the internet")
                @JsonProperty(defaultValue = "false")
                Boolean publicIp,
        @JsonPropertyDescription("networks that may reach it by SSH; absent: nobody, use Session Manager")
                List<SshSource> sshFrom,
        @JsonPropertyDescription("whether EC2 refuses to terminate it; absent: for servers, not for workers")
                Optional<Boolean> terminationProtection)
        implements AwsResource {
    public Instance {
        instanceType = instanceType == null ? new InstanceType("t3.medium") : instanceType;
        subnet = subnet == null ? Optional.empty() : subnet;
        publicIp = publicIp == null ? Boolean.FALSE : publicIp;
        sshFrom = sshFrom == null ? List.of() : List.copyOf(sshFrom);
        terminationProtection = terminationProtection == null ? Optional.empty() : terminationProtection;
    }

    /** The Terraform address of one of its attributes, as a reference. */
    static String reference(Name name, String attribute) {
        return "${aws_instance." + AwsScope.id(name, "instance") + "." + attribute + "}";
    }

    Optional<Node> nodeIn(AwsFacts facts) {
        return facts.site().nodes().stream()
                .filter(known -> known.name().equals(node))
                .findFirst();
    }

    Optional<dev.croft.aws.base.Subnet> subnetIn(AwsFacts facts) {
        return subnet.isPresent()
                ? subnet.flatMap(facts.network()::subnet)
                : nodeIn(facts).flatMap(known -> facts.network().subnets().stream()
                        .filter(any -> any.cidr().contains(known.address()))
                        .findFirst());
    }

    Machine machine(AwsFacts facts) {
        var known = nodeIn(facts).orElseThrow();
        return MachineBuilder.builder()
                .resource(name)
                .node(node)
                .role(known.role())
                .os(known.os())
                .architecture(instanceType.architecture())
                .disk(known.diskSize())
                .instanceType(instanceType.value())
                .burstable(instanceType.isBurstable())
                .protectedFromTermination(terminationProtection.orElse(known.role() == Role.SERVER))
                .build();
    }

    @Override
    public List<Grant> grants(Arns arns) {
        return NodeIdentity.grants(arns);
    }

    @Override
    public void addTo(AwsScope scope) {
        new InstanceRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        new InstanceChecks(this, path, facts, problems).check();
    }
}
