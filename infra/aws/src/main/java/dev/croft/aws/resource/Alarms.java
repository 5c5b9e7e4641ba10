package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.AwsService;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;

/**
 * CloudWatch's eye on what the cluster's own monitoring cannot see or would die with: machines, groups, load balancers, databases, the NAT gateway. Every
 * alarm goes to one encrypted topic, when it begins and when it is over.
 *
 * <pre>
 * type: alarms
 * name: alarms
 * emails: [ops@hwara-dev.kr]
 * </pre>
 */
@RecordBuilder
@JsonTypeName("alarms")
@JsonClassDescription("CloudWatch alarms on machines, groups, load balancers, databases and the NAT gateway")
public record Alarms(
        @JsonPropertyDescription("a name for the set") Name name,
        @JsonPropertyDescription("who is told; each must confirm a mail once") List<EmailAddress> emails,
        @JsonPropertyDescription(
                        "https addresses that get each alarm as JSON and confirm by themselves; one that is itself a secret, such as a Slack webhook, does not belong here")
                List<WebAddress> webhooks,
        @JsonPropertyDescription("CPU of machines and databases over this for 15 minutes, in percent")
                @JsonProperty(defaultValue = "85")
                Integer cpu,
        @JsonPropertyDescription("free storage of databases under this share of what they begin with, in percent")
                @JsonProperty(defaultValue = "15")
                Integer freeStorage,
        @JsonPropertyDescription("connections of databases over this share of maxConnections, in percent")
                @JsonProperty(defaultValue = "80")
                Integer connections)
        implements AwsResource {
    private static final List<String> SECRET_HOSTS =
            List.of("hooks.slack.com", "discord.com", "discordapp.com", "webhook.office.com");

    public Alarms {
        emails = emails == null ? List.of() : List.copyOf(emails);
        webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
        cpu = cpu == null ? 85 : cpu;
        freeStorage = freeStorage == null ? 15 : freeStorage;
        connections = connections == null ? 80 : connections;
    }

    @Override
    public Set<AwsService> services() {
        return Set.of(AwsService.CLOUDWATCH, AwsService.KMS, AwsService.SNS);
    }

    @Override
    public void addTo(AwsScope scope) {
        new AlarmsRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (emails.isEmpty() && webhooks.isEmpty()) {
            problems.error(path + ".emails", "must name who is told", "", "try [ops@example.com]");
        }
        for (int i = 0; i < webhooks.size(); i++) {
            var host = webhooks.get(i).host();
            if (SECRET_HOSTS.stream().anyMatch(secret -> host.equals(secret) || host.endsWith("." + secret))) {
                problems.error(
                        path + ".webhooks[" + i + "]",
                        "must not be a secret; whoever reads this address can write to the channel",
                        host,
                        "use Alertmanager, which reads it from Secrets Manager, or Amazon Q in chat applications");
            }
        }
        percent(path + ".cpu", cpu, problems);
        percent(path + ".freeStorage", freeStorage, problems);
        percent(path + ".connections", connections, problems);
    }

    private static void percent(String at, int value, Problems problems) {
        if (value < 1 || value > 100) {
            problems.error(at, "must be 1 to 100 percent", value, "leave it out");
        }
    }
}
