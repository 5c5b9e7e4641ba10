package dev.croft.aws.base;

import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import java.util.List;

/** Something an identity may do: actions on resources, named by their ARNs. */
public record Right(String sid, List<String> actions, List<String> resources) {
    public Right {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    /** As a policy says it. */
    public DataAwsIamPolicyDocumentStatement.Builder statement() {
        return Policies.allow(sid, actions, resources);
    }
}
