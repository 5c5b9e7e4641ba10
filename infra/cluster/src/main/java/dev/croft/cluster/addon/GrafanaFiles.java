package dev.croft.cluster.addon;

import java.util.List;
import java.util.Map;

/** Secrets that Grafana's data sources read from files of its pod, so that no data source holds one. */
enum GrafanaFiles {
    /** The certificate authority of the home, which came with a certificate of Grafana's own. */
    AUTHORITY("grafana-tls", "ca.crt"),
    /** The password of the account that reads Elasticsearch. */
    ELASTICSEARCH_PASSWORD("grafana-elasticsearch", "password");

    private static final String FOLDER = "/etc/grafana/";

    private final String secret;
    private final String key;

    GrafanaFiles(String secret, String key) {
        this.secret = secret;
        this.key = key;
    }

    /** The Secret in Grafana's namespace. */
    String secret() {
        return secret;
    }

    String key() {
        return key;
    }

    /** How a data source names the file. */
    String reference() {
        return "$__file{" + FOLDER + secret + "/" + key + "}";
    }

    /** The chart's {@code extraSecretMounts} for all of them. */
    static List<Object> mounts() {
        return List.of(AUTHORITY.mount(), ELASTICSEARCH_PASSWORD.mount());
    }

    /** 288 is 0440: the chart's user reads by its group. */
    private Object mount() {
        return Map.of(
                "defaultMode",
                288,
                "mountPath",
                FOLDER + secret,
                "name",
                secret,
                "readOnly",
                true,
                "secretName",
                secret);
    }
}
