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
import java.util.ArrayList;
import java.util.List;

/**
 * The people of the account, in place of its root user: IAM users in groups, none of which may do anything without a second factor. Terraform makes the
 * users; a person gives each a first password, so none is in any state. The delivery pipeline may read them and change nothing.
 *
 * <pre>
 * type: people
 * name: people
 * administrators: [hwara]
 * </pre>
 */
@RecordBuilder
@JsonTypeName("people")
@JsonClassDescription("The people of the account: IAM users in groups that may do nothing without a second factor")
public record People(
        @JsonPropertyDescription("a name for the set") Name name,
        @JsonPropertyDescription("who may do everything") List<Name> administrators,
        @JsonPropertyDescription("who may look, open sessions on the platform's machines, and start and stop them")
                List<Name> operators,
        @JsonPropertyDescription("who may look, at what there is and not at data") List<Name> viewers,
        @JsonPropertyDescription("set the account's password rules; false where another platform of the account does")
                @JsonProperty(defaultValue = "true")
                Boolean passwordPolicy)
        implements AwsResource {
    public People {
        administrators = administrators == null ? List.of() : List.copyOf(administrators);
        operators = operators == null ? List.of() : List.copyOf(operators);
        viewers = viewers == null ? List.of() : List.copyOf(viewers);
        passwordPolicy = passwordPolicy == null ? Boolean.TRUE : passwordPolicy;
    }

    /** Everyone, once. */
    public List<Name> all() {
        var all = new ArrayList<>(administrators);
        all.addAll(operators);
        all.addAll(viewers);
        return all.stream().distinct().sorted().toList();
    }

    @Override
    public void addTo(AwsScope scope) {
        new PeopleRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (administrators.isEmpty()) {
            problems.error(
                    path + ".administrators",
                    "must name at least one person, or the root user is used for what only it may do",
                    "",
                    "name yourself");
        }
        if (administrators.size() + operators.size() + viewers.size() > all().size()) {
            var twice = all().stream()
                    .filter(person -> (administrators.contains(person) ? 1 : 0)
                                    + (operators.contains(person) ? 1 : 0)
                                    + (viewers.contains(person) ? 1 : 0)
                            > 1)
                    .toList();
            problems.error(
                    path, "must name everyone once, in one of the three lists", twice, "keep the list that gives most");
        }
    }
}
