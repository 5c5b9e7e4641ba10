package dev.croft.apps.slo;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import java.util.Optional;

/** What an objective adds to an app of any kind. */
public final class SloRecipe {
    /** Has a section for each alert. */
    private static final String DOCUMENT = "docs/slos.md";

    private SloRecipe() {}

    /** Rules and dashboard, in the app's own folder and namespace: Prometheus and Grafana look for them everywhere. */
    public static void addTo(ManifestChart chart, Name app, Name namespace, Slo slo) {
        var rules = new SloRules(app, namespace, slo).rules();
        chart.add(Runbooks.linked(rules, chart.site(), DOCUMENT));
        SloDashboard.of(app, slo).addTo(chart);
    }

    /** {@code route} is the host and path at which the app is reached, where it is. */
    public static Optional<Artifact> loadTest(String notice, Name app, Slo slo, Optional<String> route) {
        return slo.loadTest().map(test -> LoadScript.of(notice, app, slo, test, route));
    }
}
