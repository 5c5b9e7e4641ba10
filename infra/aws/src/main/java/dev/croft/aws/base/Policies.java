package dev.croft.aws.base;

import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocument;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementCondition;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementPrincipals;
import java.util.List;

/** IAM policies as {@code aws_iam_policy_document}: one action a line in the output, where a reviewer sees it change. */
public final class Policies {
    private Policies() {}

    public static DataAwsIamPolicyDocumentStatement.Builder allow(
            String sid, List<String> actions, List<String> resources) {
        return statement(sid, "Allow", actions, resources);
    }

    public static DataAwsIamPolicyDocumentStatement.Builder deny(
            String sid, List<String> actions, List<String> resources) {
        return statement(sid, "Deny", actions, resources);
    }

    private static DataAwsIamPolicyDocumentStatement.Builder statement(
            String sid, String effect, List<String> actions, List<String> resources) {
        return DataAwsIamPolicyDocumentStatement.builder()
                .sid(sid)
                .effect(effect)
                .actions(actions)
                .resources(resources);
    }

    public static DataAwsIamPolicyDocumentStatementCondition condition(
            String test, String variable, List<String> values) {
        return DataAwsIamPolicyDocumentStatementCondition.builder()
                .test(test)
                .variable(variable)
                .values(values)
                .build();
    }

    /** {@code kind} is AWS, Service, Federated or, for everyone, {@code *}. */
    public static List<DataAwsIamPolicyDocumentStatementPrincipals> principal(String kind, String identifier) {
        return List.of(DataAwsIamPolicyDocumentStatementPrincipals.builder()
                .type(kind)
                .identifiers(List.of(identifier))
                .build());
    }

    /** Who may assume a role. */
    public static DataAwsIamPolicyDocumentStatement.Builder trust(String kind, String identifier, String action) {
        return DataAwsIamPolicyDocumentStatement.builder()
                .effect("Allow")
                .actions(List.of(action))
                .principals(principal(kind, identifier));
    }

    /** The policy's JSON, as a reference. */
    public static String document(
            TerraformStack stack, String id, List<DataAwsIamPolicyDocumentStatement.Builder> statements) {
        return DataAwsIamPolicyDocument.Builder.create(stack, id)
                .statement(statements.stream()
                        .map(DataAwsIamPolicyDocumentStatement.Builder::build)
                        .toList())
                .build()
                .getJson();
    }
}
