package dev.croft.aws.base;

import dev.croft.platform.Name;

/** The ARNs of one platform's part in one account and region. The account may be a reference. */
public record Arns(Name platform, Region region, String account) {
    /** {@code arn:aws:<service>:<region>:<account>:<rest>}. */
    public String regional(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + rest;
    }

    /** {@code kind} is role, user, policy, instance-profile or mfa. */
    public String identity(String kind, String pathAndName) {
        return "arn:aws:iam::" + account + ":" + kind + pathAndName;
    }

    /** The SSM parameters through which the cluster's machines find one another. */
    public String clusterParameters() {
        return regional("ssm", "parameter/" + platform + "/cluster/*");
    }
}
