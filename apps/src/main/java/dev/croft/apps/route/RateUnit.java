package dev.croft.apps.route;

/** What a rate is for; names as in Envoy Gateway. */
public enum RateUnit {
    Second,
    Minute,
    Hour
}
