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
import io.cdktn.providers.aws.budgets_budget.BudgetsBudget;
import io.cdktn.providers.aws.budgets_budget.BudgetsBudgetCostFilter;
import io.cdktn.providers.aws.budgets_budget.BudgetsBudgetNotification;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a month may cost. AWS writes when the sum passes a share of it, and when its forecast passes the whole.
 *
 * <pre>
 * type: budget
 * name: month
 * dollars: 120
 * </pre>
 */
@RecordBuilder
@JsonTypeName("budget")
@JsonClassDescription("What a month may cost, and who is told when it costs more")
public record Budget(
        @JsonPropertyDescription("a name for the budget") Name name,
        @JsonPropertyDescription("US dollars a month") Integer dollars,
        @JsonPropertyDescription("who is told") List<EmailAddress> emails,
        @JsonPropertyDescription("shares of it, in percent, that are told when they are spent; absent: 50, 80 and 100")
                List<Integer> alertAt,
        @JsonPropertyDescription(
                        "count only what carries the platform's tag, which a person must first activate as a cost allocation tag")
                @JsonProperty(defaultValue = "false")
                Boolean onlyPlatform)
        implements AwsResource {
    /** AWS takes five notifications a budget; one is the forecast's. */
    private static final int MOST_ALERTS = 4;

    public Budget {
        emails = emails == null ? List.of() : List.copyOf(emails);
        alertAt = alertAt == null || alertAt.isEmpty() ? List.of(50, 80, 100) : List.copyOf(alertAt);
        onlyPlatform = onlyPlatform == null ? Boolean.FALSE : onlyPlatform;
    }

    @Override
    public Set<AwsService> services() {
        return Set.of(AwsService.BUDGETS);
    }

    @Override
    public void addTo(AwsScope scope) {
        var builder = BudgetsBudget.Builder.create(scope.stack(), AwsScope.id(name, "budget"))
                .name(scope.facts().title(name))
                .budgetType("COST")
                .limitAmount(dollars.toString())
                .limitUnit("USD")
                .timeUnit("MONTHLY")
                .notification(Stream.concat(
                                alertAt.stream().sorted().map(share -> notification("ACTUAL", share)),
                                Stream.of(notification("FORECASTED", 100)))
                        .toList());
        if (onlyPlatform) {
            builder.costFilter(List.of(BudgetsBudgetCostFilter.builder()
                    .name("TagKeyValue")
                    .values(List.of("user:platform$" + scope.facts().site().name()))
                    .build()));
        }
        builder.build();
    }

    private BudgetsBudgetNotification notification(String kind, int share) {
        return BudgetsBudgetNotification.builder()
                .notificationType(kind)
                .comparisonOperator("GREATER_THAN")
                .threshold(share)
                .thresholdType("PERCENTAGE")
                .subscriberEmailAddresses(
                        emails.stream().map(EmailAddress::value).toList())
                .build();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (dollars < 1) {
            problems.error(path + ".dollars", "must be at least 1", dollars, "try 100");
        }
        if (emails.isEmpty() || emails.size() > 10) {
            problems.error(
                    path + ".emails",
                    "must be 1 to 10 addresses (AWS's limit)",
                    emails.size(),
                    "try [ops@example.com]");
        }
        if (alertAt.size() > MOST_ALERTS
                || alertAt.stream().distinct().count() < alertAt.size()
                || alertAt.stream().anyMatch(share -> share < 1 || share > 1000)) {
            problems.error(
                    path + ".alertAt",
                    "must be " + MOST_ALERTS + " different shares of 1 to 1000 percent at most",
                    alertAt,
                    "try [50, 80, 100]");
        }
    }
}
