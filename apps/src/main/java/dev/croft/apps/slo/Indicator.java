package dev.croft.apps.slo;

import dev.croft.platform.Name;

/** The series that tell how an app does: its own, or those of its Istio sidecar. */
record Indicator(Name app, Name namespace, Slo slo) {
    private static final String ISTIO = "istio_requests_total";
    private static final String ISTIO_ERRORS = "response_code=~\"5..\"";
    private static final String ISTIO_LATENCY = "istio_request_duration_milliseconds";

    /** Requests a second. */
    String requests() {
        return slo.requests()
                .map(counter -> rate(counter, own(""), "5m"))
                .orElseGet(() -> rate(ISTIO, sidecar(""), "5m"));
    }

    /** Failed requests a second; none where the series of failures does not exist yet. */
    String errors() {
        return slo.requests()
                        .map(counter -> rate(counter, own(slo.errors()), "5m"))
                        .orElseGet(() -> rate(ISTIO, sidecar(ISTIO_ERRORS), "5m"))
                + " or vector(0)";
    }

    /** The response time in seconds that 95 of 100 requests keep within. */
    String p95(String range) {
        return slo.latency()
                .map(histogram -> quantile(histogram, own(""), range))
                .orElseGet(() -> quantile(ISTIO_LATENCY, sidecar(""), range) + " / 1000");
    }

    private static String rate(String metric, String matchers, String range) {
        return "sum(rate(" + metric + "{" + matchers + "}[" + range + "]))";
    }

    private static String quantile(String histogram, String matchers, String range) {
        return "histogram_quantile(0.95, sum by (le) (rate(" + histogram + "_bucket{" + matchers + "}[" + range
                + "])))";
    }

    /** The job is the app's name, as its ServiceMonitor says. */
    private String own(String more) {
        return joined("job=\"" + app + "\",namespace=\"" + namespace + "\"", more);
    }

    /**
     * What arrives at the app's own sidecar. The job is that of the PodMonitor the mesh gives the app, so that nothing counts twice when somebody else
     * reads all sidecars too.
     */
    private String sidecar(String more) {
        return joined("job=\"" + namespace + "/" + app + "-sidecar\",reporter=\"destination\"", more);
    }

    private static String joined(String matchers, String more) {
        return more.isEmpty() ? matchers : matchers + "," + more;
    }
}
