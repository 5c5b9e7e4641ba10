package dev.croft.aws.resource;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Policies;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import java.util.List;

/** What people may do besides AWS's own policies. In a policy document of Terraform, {@code &{..}} is IAM's own variable. */
final class PeopleRights {
    private static final String SELF = "&{aws:username}";
    /** Without a second factor: look at oneself, set a password and enrol a device, and no more. */
    private static final List<String> BEFORE = List.of(
            "iam:ChangePassword",
            "iam:CreateVirtualMFADevice",
            "iam:EnableMFADevice",
            "iam:GetAccountPasswordPolicy",
            "iam:GetUser",
            "iam:ListMFADevices",
            "iam:ListVirtualMFADevices",
            "iam:ResyncMFADevice",
            "sts:GetSessionToken");

    private final AwsScope scope;
    private final String path;

    PeopleRights(AwsScope scope, String path) {
        this.scope = scope;
        this.path = path;
    }

    List<DataAwsIamPolicyDocumentStatement.Builder> secondFactor() {
        var self = scope.arns().identity("user", path + SELF);
        return List.of(
                Policies.allow(
                        "LookAround",
                        List.of("iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"),
                        List.of("*")),
                Policies.allow(
                        "OwnSignIn",
                        List.of(
                                "iam:ChangePassword",
                                "iam:DeactivateMFADevice",
                                "iam:EnableMFADevice",
                                "iam:GetUser",
                                "iam:ListMFADevices",
                                "iam:ResyncMFADevice"),
                        List.of(self)),
                Policies.allow(
                        "NewDevice",
                        List.of("iam:CreateVirtualMFADevice"),
                        List.of(scope.arns().identity("mfa", "/*"))),
                DataAwsIamPolicyDocumentStatement.builder()
                        .sid("NothingWithoutSecondFactor")
                        .effect("Deny")
                        .notActions(BEFORE)
                        .resources(List.of("*"))
                        .condition(List.of(
                                Policies.condition("BoolIfExists", "aws:MultiFactorAuthPresent", List.of("false")))));
    }

    List<DataAwsIamPolicyDocumentStatement.Builder> operators() {
        var instances = scope.arns().regional("ec2", "instance/*");
        var own = List.of(Policies.condition(
                "StringEquals",
                "aws:ResourceTag/platform",
                List.of(scope.facts().site().name().value())));
        return List.of(
                Policies.allow(
                                "Machines",
                                List.of(
                                        "ec2:RebootInstances",
                                        "ec2:StartInstances",
                                        "ec2:StopInstances",
                                        "ssm:StartSession"),
                                List.of(instances))
                        .condition(own),
                Policies.allow(
                        "SessionKinds",
                        List.of("ssm:StartSession"),
                        List.of(
                                "arn:aws:ssm:" + scope.facts().region() + "::document/AWS-StartPortForwardingSession",
                                "arn:aws:ssm:" + scope.facts().region()
                                        + "::document/AWS-StartPortForwardingSessionToRemoteHost",
                                scope.arns().regional("ssm", "document/SSM-SessionManagerRunShell"))),
                Policies.allow(
                        "OwnSessions",
                        List.of("ssm:ResumeSession", "ssm:TerminateSession"),
                        List.of(scope.arns().regional("ssm", "session/" + SELF + "-*"))));
    }
}
