package dev.croft.aws.base;

/** A service of AWS that the VPC can have a private door to. */
public enum InterfaceEndpoint {
    EC2("ec2"),
    EC2MESSAGES("ec2messages"),
    ECR_API("ecr.api"),
    ECR_DKR("ecr.dkr"),
    KMS("kms"),
    LOGS("logs"),
    MONITORING("monitoring"),
    SECRETSMANAGER("secretsmanager"),
    SSM("ssm"),
    SSMMESSAGES("ssmmessages"),
    STS("sts");

    private final String service;

    InterfaceEndpoint(String service) {
        this.service = service;
    }

    /** AWS's name of the service, without the region. */
    @Override
    public String toString() {
        return service;
    }
}
