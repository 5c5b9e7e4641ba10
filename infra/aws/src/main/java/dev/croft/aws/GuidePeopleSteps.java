package dev.croft.aws;

import dev.croft.aws.resource.Alarms;
import dev.croft.aws.resource.Budget;
import dev.croft.aws.resource.People;
import dev.croft.platform.artifact.Markdown;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** What people do once: sign in with a second factor, confirm the alarms' mail, and leave the root user alone. */
final class GuidePeopleSteps {
    private final GuideSite site;
    private final Markdown text;

    GuidePeopleSteps(GuideSite site, Markdown text) {
        this.site = site;
        this.text = text;
    }

    void add() {
        site.all(People.class).forEach(this::passwords);
        site.all(Alarms.class).forEach(this::confirm);
        if (site.all(Budget.class).stream().anyMatch(Budget::onlyPlatform)) {
            text.step("Let AWS count by platform");
            text.paragraph(
                    "A budget that counts one platform needs its tag as a cost allocation tag. AWS knows a tag about"
                            + " a day after it is first used, and counts from then on.");
            text.commands(
                    "aws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=platform,Status=Active");
        }
    }

    private void passwords(People people) {
        text.step("Let people in, and leave the root user alone");
        text.paragraph(
                "A user that has a password already keeps it. Give each person theirs over a safe way. At the first sign-in AWS asks"
                        + " for a new one; then, under \"Security credentials\", they add a second factor, and sign in again: without it"
                        + " everything is denied. On the command line, `aws login` takes the same sign-in, so nobody needs an access key.");
        var commands = new ArrayList<String>();
        commands.add("private=$(umask 077; mktemp -d)");
        commands.add("for person in "
                + people.all().stream().map(Object::toString).collect(Collectors.joining(" ")) + "; do");
        commands.add("  printf %s \"$(openssl rand -base64 24)\" > \"$private/$person\"");
        commands.add(
                "  aws iam create-login-profile --user-name $person --password-reset-required --password \"file://$private/$person\"");
        commands.add("done");
        commands.add("grep . \"$private\"/*");
        commands.add("rm -r \"$private\"");
        text.commands(commands);
        text.paragraph("The root user keeps a second factor and no access key. This prints `1 0` when both hold:");
        text.commands("aws iam get-account-summary --output text --query"
                + " 'SummaryMap.[AccountMFAEnabled, AccountAccessKeysPresent]'");
    }

    private void confirm(Alarms alarms) {
        text.step("Confirm the alarms' mail");
        text.paragraph(
                "AWS writes to each address of `" + alarms.name() + "` once and sends nothing more until the link in"
                        + " that mail is followed. None may say `PendingConfirmation`:");
        text.commands(site.cli("sns list-subscriptions-by-topic --output table --query"
                + " 'Subscriptions[].[Endpoint, SubscriptionArn]' --topic-arn "
                + site.output(alarms.name(), "topic_arn")));
    }
}
