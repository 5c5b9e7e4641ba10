package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Policies;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.iam_openid_connect_provider.IamOpenidConnectProvider;
import io.cdktn.providers.aws.iam_policy.IamPolicy;
import io.cdktn.providers.aws.iam_role.IamRole;
import io.cdktn.providers.aws.iam_role_policy.IamRolePolicy;
import io.cdktn.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import java.util.List;

/** How the roles of GitHub Actions are built. */
final class GithubRolesRecipe {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";

    private final GithubRoles roles;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final GithubRights rights;

    GithubRolesRecipe(GithubRoles roles, AwsScope scope) {
        this.roles = roles;
        this.scope = scope;
        this.stack = scope.stack();
        this.rights = new GithubRights(scope, name("plan"), name("apply"));
    }

    void add() {
        var provider = provider();
        var plan = role("plan", provider, roles.planEnvironment()).build();
        IamRolePolicy.Builder.create(stack, part("plan_policy"))
                .name("plan")
                .role(plan.getId())
                .policy(document("plan_rights", rights.plan()))
                .build();
        var limit = applyPolicy();
        // the same policy as right and as boundary: what is attached later gives nothing more
        var apply = role("apply", provider, roles.applyEnvironment())
                .permissionsBoundary(limit.getArn())
                .build();
        IamRolePolicyAttachment.Builder.create(stack, part("apply_policy_attachment"))
                .role(apply.getName())
                .policyArn(limit.getArn())
                .build();
        scope.output(roles.name(), "plan_role_arn", plan.getArn(), "the repository variable PLAN_ROLE");
        scope.output(roles.name(), "apply_role_arn", apply.getArn(), "the repository variable APPLY_ROLE");
    }

    private String name(String what) {
        return scope.facts().site().name() + "-" + what;
    }

    private String part(String part) {
        return id(roles.name(), part);
    }

    private String document(String what, List<DataAwsIamPolicyDocumentStatement.Builder> statements) {
        return Policies.document(stack, part(what), statements);
    }

    private String provider() {
        if (!roles.createProvider()) {
            return scope.identity().arn("oidc-provider", "/" + ISSUER);
        }
        return IamOpenidConnectProvider.Builder.create(stack, part("provider"))
                .url("https://" + ISSUER)
                .clientIdList(List.of(AUDIENCE))
                .build()
                .getArn();
    }

    private IamRole.Builder role(String what, String provider, String environment) {
        var subject = roles.subject(scope.facts(), environment);
        var trust = Policies.trust("Federated", provider, "sts:AssumeRoleWithWebIdentity")
                .condition(List.of(
                        Policies.condition("StringEquals", ISSUER + ":aud", List.of(AUDIENCE)),
                        Policies.condition("StringEquals", ISSUER + ":sub", List.of(subject))));
        return IamRole.Builder.create(stack, part(what + "_role"))
                .name(name(what))
                .path(scope.identity().guardedPath())
                .description("GitHub Actions, environment " + environment)
                .assumeRolePolicy(document(what + "_trust", List.of(trust)));
    }

    private IamPolicy applyPolicy() {
        return IamPolicy.Builder.create(stack, part("apply_policy"))
                .name(name("apply"))
                .path(scope.identity().guardedPath())
                .description(
                        "The most that a delivery of " + scope.facts().site().name() + " may do")
                .policy(document("apply_rights", rights.apply()))
                .build();
    }
}
