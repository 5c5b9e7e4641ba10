package dev.croft.aws;

import dev.croft.aws.resource.GithubRoles;
import dev.croft.platform.artifact.Markdown;
import java.util.ArrayList;
import java.util.List;

/** GitHub's two environments, from which the pipeline takes its roles. */
final class GuideGithubSteps {
    private final GuideSite site;
    private final Markdown text;
    private final GithubRoles roles;
    private final String slug;

    GuideGithubSteps(GuideSite site, Markdown text, GithubRoles roles) {
        this.site = site;
        this.text = text;
        this.roles = roles;
        this.slug = roles.slug(site.facts());
    }

    void add() {
        var branch = site.platform().site().repository().branch();
        text.step("Give the roles to GitHub");
        text.paragraph("Two environments of " + slug + ", open to the branch " + branch + " alone: `"
                + roles.planEnvironment() + "` plans, `" + roles.applyEnvironment() + "` applies.");
        text.commands(environments(branch));
        text.paragraph("They share the key that seals a plan on its way from one to the other"
                + (tokens().isEmpty() ? "." : ", and the tokens of the step before, which are still in this shell."));
        text.commands(secrets());
        text.paragraph("Then give `" + roles.applyEnvironment()
                + "` required reviewers (Settings, Environments). From here"
                + " the pipeline plans and applies what reaches " + branch + ". Changes to its own roles, to the"
                + " workloads' boundary and to the state bucket are refused to it, and take a person again.");
    }

    private List<String> environments(String branch) {
        var commands = new ArrayList<String>();
        var environments = roles.planEnvironment() + " " + roles.applyEnvironment();
        commands.add("for environment in " + environments + "; do");
        commands.add("  gh api --method PUT repos/" + slug + "/environments/$environment"
                + " -F 'deployment_branch_policy[protected_branches]=false'"
                + " -F 'deployment_branch_policy[custom_branch_policies]=true'");
        commands.add("  gh api --method POST repos/" + slug
                + "/environments/$environment/deployment-branch-policies -f name=" + GuideSite.word(branch));
        commands.add("done");
        commands.add(variable("PLAN_ROLE", roles.planEnvironment(), "plan_role_arn"));
        commands.add(variable("APPLY_ROLE", roles.applyEnvironment(), "apply_role_arn"));
        return commands;
    }

    private String variable(String name, String environment, String output) {
        return "gh variable set " + name + " --repo " + slug + " --env " + environment + " --body "
                + site.output(roles.name(), output);
    }

    private List<String> tokens() {
        return GuideTokens.names(site.hasDns(), site.hasTailnet());
    }

    private List<String> secrets() {
        var commands = new ArrayList<String>();
        commands.add("PLAN_KEY=$(openssl rand -hex 32)");
        commands.add("for environment in " + roles.planEnvironment() + " " + roles.applyEnvironment() + "; do");
        commands.add(secret("PLAN_KEY"));
        tokens().forEach(token -> commands.add(secret(token)));
        commands.add("done");
        return commands;
    }

    private String secret(String name) {
        return "  printf %s \"$" + name + "\" | gh secret set " + name + " --repo " + slug + " --env $environment";
    }
}
