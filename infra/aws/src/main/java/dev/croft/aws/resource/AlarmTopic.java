package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Policies;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementCondition;
import io.cdktn.providers.aws.kms_key.KmsKey;
import io.cdktn.providers.aws.sns_topic.SnsTopic;
import io.cdktn.providers.aws.sns_topic_policy.SnsTopicPolicy;
import io.cdktn.providers.aws.sns_topic_subscription.SnsTopicSubscription;
import java.util.List;

/** The topic that alarms go to, encrypted with a key of its own: the policy of AWS's key for SNS does not let CloudWatch in. */
final class AlarmTopic {
    private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";

    private final Alarms alarms;
    private final AwsScope scope;
    private final TerraformStack stack;

    AlarmTopic(Alarms alarms, AwsScope scope) {
        this.alarms = alarms;
        this.scope = scope;
        this.stack = scope.stack();
    }

    /** The topic's ARN. */
    String add() {
        var topic = SnsTopic.Builder.create(stack, part("topic"))
                .name(scope.facts().title(alarms.name()))
                .kmsMasterKeyId(key().getArn())
                .build();
        SnsTopicPolicy.Builder.create(stack, part("topic_policy"))
                .arn(topic.getArn())
                .policy(Policies.document(
                        stack,
                        part("topic_rights"),
                        List.of(Policies.allow("Alarms", List.of("sns:Publish"), List.of(topic.getArn()))
                                .principals(Policies.principal("Service", CLOUDWATCH))
                                .condition(List.of(ownAccount())))))
                .build();
        alarms.emails().forEach(email -> subscribe(topic, "email", email.value()));
        alarms.webhooks().forEach(webhook -> subscribe(topic, "https", webhook.value()));
        scope.output(alarms.name(), "topic_arn", topic.getArn(), "where alarms go");
        return topic.getArn();
    }

    private String part(String part) {
        return id(alarms.name(), part);
    }

    private DataAwsIamPolicyDocumentStatementCondition ownAccount() {
        return Policies.condition(
                "StringEquals", "aws:SourceAccount", List.of(scope.network().accountId()));
    }

    private void subscribe(SnsTopic topic, String protocol, String endpoint) {
        SnsTopicSubscription.Builder.create(stack, part(protocol + "_" + endpoint.replaceAll("[^A-Za-z0-9]+", "-")))
                .topicArn(topic.getArn())
                .protocol(protocol)
                .endpoint(endpoint)
                .endpointAutoConfirms(protocol.equals("https"))
                .build();
    }

    private KmsKey key() {
        var administrators = Policies.allow("Account", List.of("kms:*"), List.of("*"))
                .principals(Policies.principal("AWS", scope.arns().identity("root", "")));
        var alarming = Policies.allow("Alarms", List.of("kms:Decrypt", "kms:GenerateDataKey*"), List.of("*"))
                .principals(Policies.principal("Service", CLOUDWATCH))
                .condition(List.of(ownAccount()));
        return KmsKey.Builder.create(stack, part("key"))
                .description("Alarms of " + scope.facts().site().name())
                .enableKeyRotation(true)
                .policy(Policies.document(stack, part("key_rights"), List.of(administrators, alarming)))
                .build();
    }
}
