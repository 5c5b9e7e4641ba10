package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.Arns;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Grant;
import dev.croft.aws.base.Policies;
import dev.croft.aws.base.Right;
import dev.croft.platform.Name;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import io.cdktn.providers.aws.iam_user.IamUser;
import io.cdktn.providers.aws.iam_user_policy.IamUserPolicy;
import io.cdktn.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Secrets of the platform in Secrets Manager, and who in the home cluster may read them. Terraform makes the containers and the user; a person puts the
 * values in ({@code aws secretsmanager put-secret-value}) and makes the access key, so neither is in any state.
 */
@RecordBuilder
@JsonTypeName("secrets")
@JsonClassDescription("Secrets in Secrets Manager, without values, and the user that may read exactly these")
public record Secrets(
        @JsonPropertyDescription("a name for this set") Name name,
        @JsonPropertyDescription("the secrets") List<SecretEntry> entries,
        @JsonPropertyDescription(
                        "an IAM user for the cluster's External Secrets operator; absent: nobody outside AWS reads them")
                Optional<Name> reader,
        @JsonPropertyDescription(
                        "the platform's EC2 machines may read them, so that the operator on them needs no key; so may any pod that reaches the metadata service")
                @JsonProperty(defaultValue = "false")
                Boolean nodes,
        @JsonPropertyDescription("how long a deleted secret can be restored; 7d to 30d")
                @JsonProperty(defaultValue = "30d")
                Duration recovery)
        implements AwsResource {
    private static final List<String> READ = List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue");

    public Secrets {
        entries = entries == null ? List.of() : List.copyOf(entries);
        reader = reader == null ? Optional.empty() : reader;
        nodes = nodes == null ? Boolean.FALSE : nodes;
        recovery = recovery == null ? Duration.ofDays(30) : recovery;
    }

    /** Secrets Manager adds six characters to a secret's name in its ARN. */
    @Override
    public List<Grant> grants(Arns arns) {
        if (!nodes) {
            return List.of();
        }
        var secrets = entries.stream()
                .map(entry ->
                        arns.regional("secretsmanager", "secret:" + arns.platform() + "/" + entry.name() + "-??????"))
                .sorted()
                .toList();
        return List.of(new Grant(Grant.To.NODES, new Right("ReadNamedSecrets", READ, secrets), true, true));
    }

    @Override
    public void addTo(AwsScope scope) {
        var arns = entries.stream().map(entry -> container(entry, scope)).toList();
        reader.ifPresent(user -> addReader(user, arns, scope));
    }

    private String container(SecretEntry entry, AwsScope scope) {
        var keys = entry.keys().isEmpty() ? "" : "; JSON with " + String.join(", ", entry.keys());
        return SecretsmanagerSecret.Builder.create(scope.stack(), id(name, "secret_" + entry.name()))
                .name(Names.secret(scope.facts().site(), entry.name().value()))
                .description(entry.description() + keys)
                .recoveryWindowInDays(recovery.toDays())
                .build()
                .getArn();
    }

    private void addReader(Name user, List<String> arns, AwsScope scope) {
        var iamUser = IamUser.Builder.create(scope.stack(), id(name, "reader"))
                .name(scope.facts().title(user))
                .path(scope.identity().path())
                .permissionsBoundary(scope.identity().boundary())
                .build();
        var read = Policies.allow("ReadNamedSecrets", READ, arns);
        IamUserPolicy.Builder.create(scope.stack(), id(name, "reader_policy"))
                .name("secrets")
                .user(iamUser.getName())
                .policy(Policies.document(scope.stack(), id(name, "reader_rights"), List.of(read)))
                .build();
        scope.output(name, "reader_user", iamUser.getName(), "make its access key with aws iam create-access-key");
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (entries.isEmpty()) {
            problems.error(
                    path + ".entries", "must name at least one secret", "", "remove the resource, or add a secret");
        }
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entries.subList(0, i).stream().anyMatch(other -> other.name().equals(entry.name()))) {
                problems.error(
                        path + ".entries[" + i + "].name",
                        "must be unique among the secrets",
                        entry.name(),
                        "rename one of the two");
            }
        }
        BucketAccess.checkNodes(path, nodes, facts, problems);
        if (recovery.compareTo(Duration.ofDays(7)) < 0 || recovery.compareTo(Duration.ofDays(30)) > 0) {
            problems.error(path + ".recovery", "must be 7d to 30d", recovery.toDays() + "d", "try 30d");
        }
    }
}
