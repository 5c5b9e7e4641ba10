package dev.croft.aws.base;

import java.util.List;

/** Services of AWS that only some platforms use: what a plan reads of them, what an apply writes. */
public enum AwsService {
    AUTOSCALING("autoscaling:Describe*", "autoscaling:*", true),
    BUDGETS(
            "budgets:ListTagsForResource budgets:ViewBudget",
            "budgets:ModifyBudget budgets:TagResource budgets:UntagResource",
            false),
    CLOUDWATCH(
            "cloudwatch:DescribeAlarms cloudwatch:ListTagsForResource",
            "cloudwatch:DeleteAlarms cloudwatch:PutMetricAlarm cloudwatch:TagResource " + "cloudwatch:UntagResource",
            true),
    ELASTICLOADBALANCING("elasticloadbalancing:Describe*", "elasticloadbalancing:*", true),
    KMS(
            "kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListAliases " + "kms:ListResourceTags",
            "kms:CreateAlias kms:CreateKey kms:DeleteAlias kms:EnableKeyRotation "
                    + "kms:PutKeyPolicy kms:ScheduleKeyDeletion kms:TagResource kms:UntagResource "
                    + "kms:UpdateKeyDescription",
            true),
    SNS(
            "sns:GetSubscriptionAttributes sns:GetTopicAttributes sns:ListTagsForResource",
            "sns:CreateTopic sns:DeleteTopic sns:SetSubscriptionAttributes "
                    + "sns:SetTopicAttributes sns:Subscribe sns:TagResource sns:Unsubscribe "
                    + "sns:UntagResource",
            true);

    /** Actions, with spaces between them: an enum holds nothing mutable. */
    private final String reads;

    private final String writes;
    private final boolean regional;

    AwsService(String reads, String writes, boolean regional) {
        this.reads = reads;
        this.writes = writes;
        this.regional = regional;
    }

    public List<String> reads() {
        return List.of(reads.split(" ", -1));
    }

    public List<String> writes() {
        return List.of(writes.split(" ", -1));
    }

    /** Whether its requests go to the platform's region; those of the others go to the account. */
    public boolean isRegional() {
        return regional;
    }
}
