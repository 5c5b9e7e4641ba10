package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ExternalSecret.Value;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Elasticsearch's accounts beside the administrator that ECK makes, each with the least it needs. ECK reads them from Secrets, a user each, and the
 * roles from one more; all of them come from AWS.
 */
final class ElasticsearchAccounts {
    /** Writes logs and events. */
    static final String COLLECTOR = "collector";

    /** Reads logs, events and traces. */
    static final String READER = "reader";

    /** Keeps traces, and makes the indices they are in. */
    static final String TRACER = "tracer";

    /** Sees how the cluster is, and no document. */
    static final String MONITOR = "monitor";

    /** The Secret of roles. */
    static final String ROLES = "elasticsearch-roles";

    private static final String TRACES = "jaeger-*";

    private ElasticsearchAccounts() {}

    static List<String> names() {
        return List.of(COLLECTOR, MONITOR, READER, TRACER);
    }

    /** The Secret of one account, keys {@code username}, {@code password} and {@code roles}. */
    static String secret(String account) {
        return "elasticsearch-" + account;
    }

    static List<ExternalSecret> of(Elasticsearch elasticsearch, Name platform) {
        var remote = Elasticsearch.accounts(platform);
        var secrets = new ArrayList<ExternalSecret>();
        names().forEach(account -> secrets.add(account(account, remote)));
        secrets.add(ExternalSecret.of(ROLES, Value.of("ignored", remote, MONITOR))
                .withTemplate(Map.of("roles.yml", Trees.yaml(roles(elasticsearch)))));
        return secrets;
    }

    private static ExternalSecret account(String account, String remote) {
        return ExternalSecret.of(secret(account), Value.of("password", remote, account))
                .withType("kubernetes.io/basic-auth")
                .withTemplate(Map.of("username", account, "password", "{{ .password }}", "roles", account));
    }

    private static Map<String, Object> roles(Elasticsearch elasticsearch) {
        var written = List.of(elasticsearch.logs() + "-*", elasticsearch.events() + "-*");
        var read = new ArrayList<>(written);
        read.add(TRACES);
        var roles = new TreeMap<String, Object>();
        roles.put(COLLECTOR, role(List.of("monitor"), written, "auto_configure", "create_doc"));
        roles.put(MONITOR, role(List.of("monitor", "read_ilm"), List.of("*"), "monitor", "view_index_metadata"));
        roles.put(READER, role(List.of("monitor"), read, "read", "view_index_metadata"));
        roles.put(TRACER, role(List.of("manage_index_templates", "monitor"), List.of(TRACES), "all"));
        return roles;
    }

    private static Map<String, Object> role(List<String> cluster, List<String> indices, String... privileges) {
        return Map.of(
                "cluster", cluster, "indices", List.of(Map.of("names", indices, "privileges", List.of(privileges))));
    }

    /** The account of a client in another namespace: key {@code password}. */
    static ExternalSecret client(String name, Name platform, String account) {
        return ExternalSecret.of(name, Value.of("password", Elasticsearch.accounts(platform), account));
    }
}
