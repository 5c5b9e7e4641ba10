package dev.croft.aws.resource;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.AwsService;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Policies;
import dev.croft.platform.Names;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import dev.croft.platform.node.OperatingSystem;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What plan and apply may do. Reading a secret's value is in neither: Terraform makes containers only. */
final class GithubRights {
    private static final List<String> READ_BUCKETS = List.of(
            "s3:GetAccelerateConfiguration",
            "s3:GetBucket*",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration",
            "s3:ListBucket",
            "s3:ListTagsForResource");
    private static final List<String> READ_SERVICES = List.of(
            "cloudfront:Get*",
            "cloudfront:List*",
            "ec2:Describe*",
            "ec2:GetManagedPrefixListEntries",
            "iam:Get*",
            "iam:List*",
            "logs:DescribeLogGroups",
            "logs:ListTagsForResource",
            "rds:Describe*",
            "rds:ListTagsForResource",
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetResourcePolicy");
    private static final List<String> WRITE_REGIONAL = List.of("ec2:*", "logs:*", "rds:*");
    private static final List<String> CREATE_IDENTITY = List.of(
            "iam:AttachRolePolicy",
            "iam:CreateRole",
            "iam:CreateUser",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:PutUserPermissionsBoundary",
            "iam:PutUserPolicy");
    private static final List<String> KEEP_IDENTITY = List.of(
            "iam:*InstanceProfile*",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DeleteUser",
            "iam:DeleteUserPolicy",
            "iam:DetachRolePolicy",
            "iam:TagRole",
            "iam:TagUser",
            "iam:UntagRole",
            "iam:UntagUser",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateUser");

    private static final List<String> CHANGE_IDENTITY = List.of(
            "iam:Add*",
            "iam:Attach*",
            "iam:Create*",
            "iam:Delete*",
            "iam:Detach*",
            "iam:Put*",
            "iam:Set*",
            "iam:Tag*",
            "iam:Untag*",
            "iam:Update*");
    private static final List<String> SPOIL_BUCKET = List.of(
            "s3:DeleteBucket*",
            "s3:DeleteObjectVersion",
            "s3:PutBucketPolicy",
            "s3:PutBucketVersioning",
            "s3:PutLifecycleConfiguration");

    private final AwsScope scope;
    private final String plan;
    private final String apply;
    private final boolean distributions;

    /** Without distributions in the section, nothing of CloudFront may be written. */
    GithubRights(AwsScope scope, String plan, String apply) {
        this.scope = scope;
        this.plan = plan;
        this.apply = apply;
        this.distributions = scope.facts().distributions();
    }

    List<DataAwsIamPolicyDocumentStatement.Builder> plan() {
        var all = new ArrayList<>(state(List.of("s3:GetObject")));
        all.add(Policies.allow("ReadServices", readServices(), List.of("*")));
        if (!buckets().isEmpty()) {
            all.add(Policies.allow("ReadBuckets", READ_BUCKETS, buckets()));
        }
        return all;
    }

    List<DataAwsIamPolicyDocumentStatement.Builder> apply() {
        var all = new ArrayList<>(state(List.of("s3:GetObject", "s3:PutObject")));
        all.add(Policies.allow("ReadServices", readServices(), List.of("*")));
        all.add(Policies.allow("WriteRegional", writeRegional(), List.of("*"))
                .condition(List.of(Policies.condition(
                        "StringEquals",
                        "aws:RequestedRegion",
                        List.of(scope.facts().region().value())))));
        var global = writes(false);
        if (!global.isEmpty()) {
            all.add(Policies.allow("WriteGlobal", global, List.of("*")));
        }
        if (distributions) {
            all.add(Policies.allow("WriteDistributions", List.of("cloudfront:*"), List.of("*")));
        }
        if (!buckets().isEmpty()) {
            all.add(Policies.allow("WriteBuckets", List.of("s3:*"), buckets()));
        }
        all.addAll(secrets());
        all.addAll(identities());
        all.addAll(refusals());
        return all;
    }

    private List<String> readServices() {
        return Stream.concat(
                        READ_SERVICES.stream(),
                        scope.facts().services().stream().flatMap(service -> service.reads().stream()))
                .sorted()
                .toList();
    }

    private List<String> writeRegional() {
        return Stream.concat(WRITE_REGIONAL.stream(), writes(true).stream())
                .sorted()
                .toList();
    }

    private List<String> writes(boolean regional) {
        return scope.facts().services().stream()
                .filter(service -> service.isRegional() == regional)
                .flatMap(service -> service.writes().stream())
                .sorted()
                .toList();
    }

    private List<DataAwsIamPolicyDocumentStatement.Builder> state(List<String> onObjects) {
        var bucket = scope.facts().state().bucket().arn();
        var own = bucket + "/" + scope.facts().site().name() + "/";
        return List.of(
                Policies.allow("ListState", List.of("s3:ListBucket"), List.of(bucket)),
                Policies.allow("State", onObjects, List.of(own + "*")),
                Policies.allow(
                        "StateLock",
                        List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                        List.of(own + "*.tflock")));
    }

    private List<String> buckets() {
        return scope.facts().buckets().stream().map(BucketName::arn).toList();
    }

    private List<DataAwsIamPolicyDocumentStatement.Builder> secrets() {
        var own = Names.secret(scope.facts().site(), "*");
        return List.of(
                Policies.allow(
                        "SecretContainers",
                        List.of(
                                "secretsmanager:CreateSecret",
                                "secretsmanager:DeleteSecret",
                                "secretsmanager:RestoreSecret",
                                "secretsmanager:TagResource",
                                "secretsmanager:UntagResource",
                                "secretsmanager:UpdateSecret"),
                        List.of(scope.arn("secretsmanager", "secret:" + own))),
                // RDS makes the master password's secret in the name of whoever makes the instance
                Policies.allow(
                        "MasterPassword",
                        List.of(
                                "secretsmanager:CreateSecret",
                                "secretsmanager:RotateSecret",
                                "secretsmanager:TagResource"),
                        List.of(scope.arn("secretsmanager", "secret:rds!*"))),
                Policies.allow("Keys", List.of("kms:DescribeKey"), List.of("*")),
                Policies.allow("Images", List.of("ssm:GetParameters"), images()));
    }

    /** Canonical's for bridges and the NAT instance, and what the machines of the cluster run. */
    private List<String> images() {
        var site = scope.facts().site();
        var debian = Stream.concat(
                        site.nodes().stream()
                                .filter(node -> node.hardware() == Hardware.EC2)
                                .map(Node::os),
                        site.pools().stream().map(NodePool::os))
                .anyMatch(os -> os == OperatingSystem.DEBIAN_13);
        return (debian ? Stream.of("canonical", "debian") : Stream.of("canonical"))
                .map(publisher ->
                        "arn:aws:ssm:" + scope.facts().region() + "::parameter/aws/service/" + publisher + "/*")
                .toList();
    }

    /** AWS makes a service's own role in the name of whoever first uses the service. */
    private List<String> serviceRoles() {
        var services = new ArrayList<>(List.of("rds.amazonaws.com"));
        if (scope.facts().services().contains(AwsService.AUTOSCALING)) {
            services.add("autoscaling.amazonaws.com");
        }
        if (scope.facts().services().contains(AwsService.ELASTICLOADBALANCING)) {
            services.add("elasticloadbalancing.amazonaws.com");
        }
        if (scope.facts().all(AutoScalingGroup.class).stream().anyMatch(AutoScalingGroup::hasSpot)) {
            services.add("spot.amazonaws.com");
        }
        return services.stream()
                .map(service -> scope.identity().arn("role", "/aws-service-role/" + service + "/*"))
                .toList();
    }

    private List<DataAwsIamPolicyDocumentStatement.Builder> identities() {
        var path = scope.identity().path() + "*";
        var workloads =
                List.of(scope.identity().arn("role", path), scope.identity().arn("user", path));
        var all = new ArrayList<>(workloads);
        all.add(scope.identity().arn("instance-profile", path));
        return List.of(
                Policies.allow("CreateBoundIdentities", CREATE_IDENTITY, workloads)
                        .condition(List.of(Policies.condition(
                                "StringEquals",
                                "iam:PermissionsBoundary",
                                List.of(scope.identity().boundary())))),
                Policies.allow("KeepIdentities", KEEP_IDENTITY, all),
                Policies.allow("PassToEc2", List.of("iam:PassRole"), workloads)
                        .condition(List.of(Policies.condition(
                                "StringEquals", "iam:PassedToService", List.of("ec2.amazonaws.com")))),
                Policies.allow("ServiceLinkedRole", List.of("iam:CreateServiceLinkedRole"), serviceRoles()));
    }

    private List<DataAwsIamPolicyDocumentStatement.Builder> refusals() {
        var bucket = scope.facts().state().bucket().arn();
        var guarded = scope.identity().guardedPath();
        var guards = List.of(
                scope.identity().arn("role", guarded + apply),
                scope.identity().arn("role", guarded + plan),
                scope.identity().arn("policy", guarded + "*"));
        return List.of(
                Policies.deny("NotItself", CHANGE_IDENTITY, guards),
                Policies.deny("KeepState", SPOIL_BUCKET, List.of(bucket, bucket + "/*")),
                Policies.deny("KeepStateObjects", List.of("s3:DeleteObject"), List.of(bucket + "/*.tfstate")));
    }
}
