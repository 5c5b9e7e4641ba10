package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.manifest.Rule;
import dev.croft.platform.Site;
import java.util.List;
import java.util.Locale;

/** Gives every alert the address of its section in {@code docs/runbooks.md} of the platform's repository. */
public final class Runbooks {
    /** Below the root of the repository. */
    static final String DOCUMENT = "docs/runbooks.md";

    private Runbooks() {}

    public static PrometheusRule linked(PrometheusRule rules, Site site) {
        return linked(rules, site, DOCUMENT);
    }

    /** {@code document} is another one of the same repository, with a section an alert. */
    public static PrometheusRule linked(PrometheusRule rules, Site site, String document) {
        return new PrometheusRule(
                rules.name(),
                rules.groups().stream()
                        .map(group -> new PrometheusRule.Group(group.name(), linked(group.rules(), site, document)))
                        .toList());
    }

    public static List<Rule> linked(List<? extends Rule> rules, Site site) {
        return linked(rules, site, DOCUMENT);
    }

    private static List<Rule> linked(List<? extends Rule> rules, Site site, String document) {
        return rules.stream()
                .map(rule ->
                        rule instanceof Alert alert ? alert.withRunbook(address(alert, site, document)) : (Rule) rule)
                .toList();
    }

    private static String address(Alert alert, Site site, String document) {
        var repository = site.repository();
        return webAddress(repository.url().value()) + "/blob/" + repository.branch() + "/" + document + "#"
                + anchor(alert.name());
    }

    /** As GitHub makes anchors of headings: lower case. */
    static String anchor(String alert) {
        return alert.toLowerCase(Locale.ROOT);
    }

    private static String webAddress(String clone) {
        return clone.replaceFirst("^ssh://git@", "https://")
                .replaceFirst("^git@([^:]+):", "https://$1/")
                .replaceFirst("\\.git/?$", "");
    }
}
