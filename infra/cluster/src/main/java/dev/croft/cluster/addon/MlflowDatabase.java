package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.util.Optional;

/** A PostgreSQL database that exists, and its account: the AWS secret {@code <platform>/<secret>}, keys {@code username} and {@code password}. */
@JsonClassDescription("A PostgreSQL database that exists, and the secret with its account")
public record MlflowDatabase(
        @JsonPropertyDescription("its host: mlflow-db-rw.data.svc for a database of this cluster") String host,
        @JsonPropertyDescription("its port") @JsonProperty(defaultValue = "5432") Integer port,
        @JsonPropertyDescription("the database's name") @JsonProperty(defaultValue = "mlflow") String name,
        @JsonPropertyDescription(
                        "the secret <platform>/<name> in AWS with username and password; absent: mlflow-database")
                Optional<Name> secret) {
    public MlflowDatabase {
        port = port == null ? 5432 : port;
        name = name == null ? "mlflow" : name;
        secret = secret == null ? Optional.empty() : secret;
    }

    void check(String path, Problems problems) {
        if (!host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            problems.error(path + ".host", "must be a host name or an address", host, "try mlflow-db-rw.data.svc");
        }
        if (port < 1 || port > 65535) {
            problems.error(path + ".port", "must be 1 to 65535", port, "try 5432");
        }
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            problems.error(
                    path + ".name", "must be lower-case letters, digits and '_', 63 at most", name, "try mlflow");
        }
    }
}
