package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Policies;
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
        @JsonPropertyDescription("how long a deleted secret can be restored; 7d to 30d")
                @JsonProperty(defaultValue = "30d")
                Duration recovery)
        implements AwsResource {
    public Secrets {
        entries = entries == null ? List.of() : List.copyOf(entries);
        reader = reader == null ? Optional.empty() : reader;
        recovery = recovery == null ? Duration.ofDays(30) : recovery;
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
        var read = Policies.allow(
                "ReadNamedSecrets", List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"), arns);
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
        if (recovery.compareTo(Duration.ofDays(7)) < 0 || recovery.compareTo(Duration.ofDays(30)) > 0) {
            problems.error(path + ".recovery", "must be 7d to 30d", recovery.toDays() + "d", "try 30d");
        }
    }
}
