package dev.croft.aws.base;

import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.iam_policy.IamPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What every role and user of a workload carries: a path of its own, and a permissions boundary that no policy can exceed. The delivery pipeline may
 * make identities only below this path and only with this boundary, so it cannot give itself more than it has.
 */
public final class WorkloadIdentity {
    /** What the SSM agent needs for Session Manager and nothing else; none of these actions knows a narrower resource. */
    public static final List<String> SESSION_MANAGER = List.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    private final TerraformStack stack;
    private final AwsFacts facts;
    private final String account;
    private String boundary = "";

    WorkloadIdentity(TerraformStack stack, AwsFacts facts, String account) {
        this.stack = stack;
        this.facts = facts;
        this.account = account;
    }

    /** The path of workloads' roles, users and instance profiles. */
    public String path() {
        return "/" + facts.site().name() + "/workloads/";
    }

    /** The path of what only a person may change: the boundary itself and the pipeline's roles. */
    public String guardedPath() {
        return "/" + facts.site().name() + "/delivery/";
    }

    /** {@code kind} is role, user, policy or instance-profile. */
    public String arn(String kind, String pathAndName) {
        return "arn:aws:iam::" + account + ":" + kind + pathAndName;
    }

    /** The boundary's ARN. */
    public String boundary() {
        if (boundary.isEmpty()) {
            boundary = IamPolicy.Builder.create(stack, "identity_boundary")
                    .name(facts.site().name() + "-workloads")
                    .path(guardedPath())
                    .description("The most that any workload of " + facts.site().name() + " may do")
                    .policy(document())
                    .build()
                    .getArn();
        }
        return boundary;
    }

    private String document() {
        var arns = new Arns(facts.site().name(), facts.region(), account);
        var prefix = facts.site().name();
        var statements = new ArrayList<>(List.of(
                Policies.allow("SessionManager", SESSION_MANAGER, List.of("*")),
                Policies.allow(
                        "OwnParameters",
                        List.of("ssm:GetParameter", "ssm:GetParameters"),
                        List.of(arns.regional("ssm", "parameter/" + prefix + "/*"))),
                Policies.allow(
                        "OwnSecrets",
                        List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"),
                        List.of(arns.regional("secretsmanager", "secret:" + prefix + "/*")))));
        facts.grants(arns).stream()
                .filter(grant -> !grant.basic())
                .map(Grant::right)
                .distinct()
                .map(Right::statement)
                .forEach(statements::add);
        return Policies.document(stack, "identity_boundary_document", statements);
    }

    /** The rights that the section's resources give to an audience. */
    public List<DataAwsIamPolicyDocumentStatement.Builder> granted(Grant.To... audiences) {
        return facts.grants(new Arns(facts.site().name(), facts.region(), account)).stream()
                .filter(grant -> grant.isFor(audiences))
                .map(Grant::right)
                .distinct()
                .map(Right::statement)
                .toList();
    }
}
