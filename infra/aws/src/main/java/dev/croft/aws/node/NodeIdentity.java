package dev.croft.aws.node;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.Arns;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Grant;
import dev.croft.aws.base.Policies;
import dev.croft.aws.base.Right;
import dev.croft.aws.base.WorkloadIdentity;
import dev.croft.platform.node.Role;
import io.cdktn.providers.aws.iam_instance_profile.IamInstanceProfile;
import io.cdktn.providers.aws.iam_role.IamRole;
import io.cdktn.providers.aws.iam_role_policy.IamRolePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The role of a machine: Session Manager in place of SSH, the cluster's own parameters (servers write them, workers read them), and what the section's
 * resources grant.
 */
public final class NodeIdentity {
    private NodeIdentity() {}

    /** What every machine of the cluster may do with the parameters by which machines join. SSM itself encrypts them. */
    public static List<Grant> grants(Arns arns) {
        return List.of(
                Grant.of(
                        Grant.To.NODES,
                        new Right(
                                "ReadClusterParameters",
                                List.of("ssm:GetParameter"),
                                List.of(arns.clusterParameters()))),
                Grant.of(
                        Grant.To.SERVERS,
                        new Right(
                                "WriteClusterParameters",
                                List.of("ssm:PutParameter"),
                                List.of(arns.clusterParameters()))));
    }

    static IamInstanceProfile profile(AwsScope scope, Machine machine) {
        var title = scope.facts().title(machine.resource());
        var identity = scope.identity();
        var trust = Policies.trust("Service", "ec2.amazonaws.com", "sts:AssumeRole");
        var role = IamRole.Builder.create(scope.stack(), id(machine.resource(), "role"))
                .name(title)
                .path(identity.path())
                .permissionsBoundary(identity.boundary())
                .assumeRolePolicy(
                        Policies.document(scope.stack(), id(machine.resource(), "role_trust"), List.of(trust)))
                .build();
        var rights = new ArrayList<>(
                List.of(Policies.allow("SessionManager", WorkloadIdentity.SESSION_MANAGER, List.of("*"))));
        rights.addAll(
                machine.role() == Role.SERVER
                        ? identity.granted(Grant.To.NODES, Grant.To.SERVERS)
                        : identity.granted(Grant.To.NODES));
        IamRolePolicy.Builder.create(scope.stack(), id(machine.resource(), "role_policy"))
                .name(machine.role().toString())
                .role(role.getId())
                .policy(Policies.document(scope.stack(), id(machine.resource(), "role_rights"), rights))
                .build();
        return IamInstanceProfile.Builder.create(scope.stack(), id(machine.resource(), "instance_profile"))
                .name(title)
                .path(identity.path())
                .role(role.getName())
                .build();
    }
}
