package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Policies;
import dev.croft.platform.Name;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.iam_account_password_policy.IamAccountPasswordPolicy;
import io.cdktn.providers.aws.iam_group.IamGroup;
import io.cdktn.providers.aws.iam_group_policy_attachment.IamGroupPolicyAttachment;
import io.cdktn.providers.aws.iam_policy.IamPolicy;
import io.cdktn.providers.aws.iam_user.IamUser;
import io.cdktn.providers.aws.iam_user_group_membership.IamUserGroupMembership;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the people of the account are made. */
final class PeopleRecipe {
    private static final String ADMINISTRATORS = "arn:aws:iam::aws:policy/AdministratorAccess";
    /** AWS's policy that lists and describes, and reads neither objects nor parameters nor secrets. */
    private static final String VIEWERS = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";

    private static final String FACTOR = "second-factor";

    private final People people;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final String path;

    PeopleRecipe(People people, AwsScope scope) {
        this.people = people;
        this.scope = scope;
        this.stack = scope.stack();
        this.path = "/" + scope.facts().site().name() + "/people/";
    }

    void add() {
        var rights = new PeopleRights(scope, path);
        var factor = policy(FACTOR, "Nothing without a second factor", rights.secondFactor());
        addGroup("administrators", people.administrators(), Map.of("everything", ADMINISTRATORS, FACTOR, factor));
        addGroup("viewers", people.viewers(), Map.of("view", VIEWERS, FACTOR, factor));
        if (!people.operators().isEmpty()) {
            var operate = policy("operators", "Sessions on the platform's machines", rights.operators());
            addGroup("operators", people.operators(), Map.of("view", VIEWERS, FACTOR, factor, "operate", operate));
        }
        if (people.passwordPolicy()) {
            addPasswordPolicy();
        }
    }

    private String part(String part) {
        return id(people.name(), part);
    }

    private String policy(String name, String description, List<DataAwsIamPolicyDocumentStatement.Builder> statements) {
        return IamPolicy.Builder.create(stack, part("policy_" + name))
                .name(scope.facts().site().name() + "-" + name)
                .path(path)
                .description(description)
                .policy(Policies.document(stack, part("rights_" + name), statements))
                .build()
                .getArn();
    }

    private void addGroup(String name, List<Name> users, Map<String, String> policies) {
        if (users.isEmpty()) {
            return;
        }
        var group = IamGroup.Builder.create(stack, part("group_" + name))
                .name(scope.facts().site().name() + "-" + name)
                .path(path)
                .build();
        new TreeMap<>(policies).forEach((what, arn) -> IamGroupPolicyAttachment.Builder.create(
                        stack, part("group_" + name + "_" + what))
                .group(group.getName())
                .policyArn(arn)
                .build());
        users.forEach(user -> addUser(user, group));
    }

    /** Deleting a user takes the password and the devices along, which Terraform does not know. */
    private void addUser(Name name, IamGroup group) {
        var user = IamUser.Builder.create(stack, part("user_" + name))
                .name(name.value())
                .path(path)
                .forceDestroy(true)
                .build();
        IamUserGroupMembership.Builder.create(stack, part("user_" + name + "_groups"))
                .user(user.getName())
                .groups(List.of(group.getName()))
                .build();
    }

    /** CIS's figures; a password never runs out, for a second factor stands behind it. */
    private void addPasswordPolicy() {
        IamAccountPasswordPolicy.Builder.create(stack, part("passwords"))
                .minimumPasswordLength(14)
                .passwordReusePrevention(24)
                .requireLowercaseCharacters(true)
                .requireUppercaseCharacters(true)
                .requireNumbers(true)
                .requireSymbols(true)
                .allowUsersToChangePassword(true)
                .build();
    }
}
