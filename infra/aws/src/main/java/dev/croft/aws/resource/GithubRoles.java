package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What GitHub Actions may do in AWS, without any stored key: a role that plans (reads, and holds the state's lock) and one that applies, each bound to
 * one environment of one repository by the token's subject. Neither can change itself or the other; that takes a person.
 */
@RecordBuilder
@JsonTypeName("github-roles")
@JsonClassDescription("Roles for GitHub Actions through OIDC: one that plans, one that applies")
public record GithubRoles(
        @JsonPropertyDescription("a name for the pair") Name name,
        @JsonPropertyDescription("owner/repository on GitHub; absent: the platform's repository")
                Optional<String> repository,
        @JsonPropertyDescription("the GitHub environment whose jobs may plan") @JsonProperty(defaultValue = "prod-plan")
                String planEnvironment,
        @JsonPropertyDescription("the GitHub environment whose jobs may apply; give it required reviewers")
                @JsonProperty(defaultValue = "prod-apply")
                String applyEnvironment,
        @JsonPropertyDescription("make GitHub's OIDC provider; false where the account has it already")
                @JsonProperty(defaultValue = "true")
                Boolean createProvider)
        implements AwsResource {
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    public GithubRoles {
        repository = repository == null ? Optional.empty() : repository;
        planEnvironment = planEnvironment == null ? "prod-plan" : planEnvironment;
        applyEnvironment = applyEnvironment == null ? "prod-apply" : applyEnvironment;
        createProvider = createProvider == null ? Boolean.TRUE : createProvider;
    }

    /** {@code repo:owner/name:environment:name}: with an environment, the subject names no branch. */
    String subject(AwsFacts facts, String environment) {
        return "repo:" + slug(facts) + ":environment:" + environment;
    }

    /** The repository whose workflows take the roles. */
    public String slug(AwsFacts facts) {
        return repository.orElseGet(() -> facts.site().repository().url().slug());
    }

    @Override
    public void addTo(AwsScope scope) {
        new GithubRolesRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (!SLUG.matcher(slug(facts)).matches()) {
            problems.error(
                    path + ".repository",
                    "must be owner/repository, without wildcards",
                    slug(facts),
                    "try hwara/drawguess-platform");
        }
        for (var environment : List.of(planEnvironment, applyEnvironment)) {
            if (!ENVIRONMENT.matcher(environment).matches()) {
                problems.error(
                        path,
                        "must name GitHub environments without wildcards",
                        environment,
                        "try prod-plan and prod-apply");
            }
        }
        if (planEnvironment.equals(applyEnvironment)) {
            problems.error(
                    path + ".applyEnvironment",
                    "must differ from planEnvironment, or whoever may plan may apply",
                    applyEnvironment,
                    "try prod-apply");
        }
    }
}
