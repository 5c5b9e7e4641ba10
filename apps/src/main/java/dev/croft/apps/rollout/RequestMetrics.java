package dev.croft.apps.rollout;

import java.util.Locale;

/** Whose figures of an app's requests are judged, and what they are called there. */
public enum RequestMetrics {
    /** The app's own, called as most client libraries call them. */
    APP("http_requests_total", "status_code", "http_request_duration_seconds", "", 1000),
    /** Spring Boot's, by Micrometer. */
    SPRING("http_server_requests_seconds_count", "status", "http_server_requests_seconds", "", 1000),
    /** Those of Istio's sidecar beside the app. */
    ISTIO(
            "istio_requests_total",
            "response_code",
            "istio_request_duration_milliseconds",
            ",reporter=\"destination\"",
            1);

    private final String requests;
    private final String statusLabel;
    private final String duration;
    private final String selector;
    private final int toMilliseconds;

    RequestMetrics(String requests, String statusLabel, String duration, String selector, int toMilliseconds) {
        this.requests = requests;
        this.statusLabel = statusLabel;
        this.duration = duration;
        this.selector = selector;
        this.toMilliseconds = toMilliseconds;
    }

    String requests() {
        return requests;
    }

    String statusLabel() {
        return statusLabel;
    }

    /** A histogram, without {@code _bucket}. */
    String duration() {
        return duration;
    }

    /** What picks one of several series of a request, with a comma before it. */
    String selector() {
        return selector;
    }

    int toMilliseconds() {
        return toMilliseconds;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
