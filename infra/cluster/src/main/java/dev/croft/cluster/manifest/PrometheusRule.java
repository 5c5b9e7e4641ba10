package dev.croft.cluster.manifest;

import java.util.List;
import java.util.Map;

/** Alerts and recording rules for Prometheus, in groups that are evaluated together. */
public record PrometheusRule(String name, List<Group> groups) implements CustomObject {
    /** Rules that are evaluated one after the other. */
    public record Group(String name, List<Rule> rules) {
        public Group {
            rules = List.copyOf(rules);
        }

        private Map<String, Object> tree() {
            return Map.of("name", name, "rules", rules.stream().map(Rule::tree).toList());
        }
    }

    public PrometheusRule {
        groups = List.copyOf(groups);
    }

    public static PrometheusRule of(String name, String group, List<Rule> rules) {
        return new PrometheusRule(name, List.of(new Group(group, rules)));
    }

    @Override
    public CustomResource resource() {
        return CustomResource.of(
                "monitoring.coreos.com/v1",
                "PrometheusRule",
                name,
                Map.of("groups", groups.stream().map(Group::tree).toList()));
    }
}
