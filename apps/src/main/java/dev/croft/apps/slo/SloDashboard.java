package dev.croft.apps.slo;

import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.Panel;
import dev.croft.cluster.manifest.Panel.Query;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import java.util.ArrayList;
import java.util.List;

/** The dashboard of one objective. */
final class SloDashboard {
    /** Grafana's longest {@code uid} is 40 characters. */
    private static final int LONGEST = 36;

    private SloDashboard() {}

    static Dashboard of(Name app, Slo slo) {
        var panels = new ArrayList<Panel>();
        panels.add(Panel.stat(
                "Errors left for " + Durations.text(slo.window()), "percentunit", SloRules.of(SloRules.BUDGET, app)));
        panels.add(Panel.stat(
                "Answered in 3 days, of " + slo.availability() + " %",
                "percentunit",
                "1 - " + SloRules.of(SloRules.ratio("3d"), app)));
        panels.add(Panel.stat("Requests", "reqps", SloRules.of(SloRules.REQUESTS, app)));
        slo.p95()
                .ifPresent(limit -> panels.add(
                        Panel.stat("95 of 100 within, of " + limit, "s", SloRules.of(SloRules.P95 + "5m", app))));
        panels.add(burns(app, slo));
        panels.add(Panel.chart("Errors left", "percentunit", SloRules.of(SloRules.BUDGET, app), "left"));
        slo.p95()
                .ifPresent(limit -> panels.add(new Panel(
                        "Response time of 95 of 100",
                        Panel.Kind.TIMESERIES,
                        Panel.Source.PROMETHEUS,
                        "s",
                        12,
                        List.of(
                                new Query(SloRules.of(SloRules.P95 + "5m", app), "5m"),
                                new Query("vector(" + limit.seconds() + ")", "promised")))));
        return new Dashboard(uid(app), "SLO " + app, panels);
    }

    private static Panel burns(Name app, Slo slo) {
        var queries = Burn.ALL.stream()
                .map(burn -> new Query(
                        SloRules.of(SloRules.ratio(burn.slow()), app) + " / "
                                + slo.availability().rest().toPlainString(),
                        burn.slow()))
                .toList();
        return new Panel(
                "Pace at which errors are used up (1: evenly)",
                Panel.Kind.TIMESERIES,
                Panel.Source.PROMETHEUS,
                "short",
                12,
                queries);
    }

    private static String uid(Name app) {
        var name = app.value();
        return "slo-"
                + (name.length() <= LONGEST
                        ? name
                        : name.substring(0, LONGEST - 8) + Integer.toHexString(name.hashCode()));
    }
}
