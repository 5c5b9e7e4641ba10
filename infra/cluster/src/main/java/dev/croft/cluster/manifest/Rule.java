package dev.croft.cluster.manifest;

import java.util.Map;

/** One rule of a {@link PrometheusRule}. */
public sealed interface Rule permits Alert, Recording {
    /** As the PrometheusRule wants it. */
    Map<String, Object> tree();
}
