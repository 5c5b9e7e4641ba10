package dev.croft.cluster.addon;

import dev.croft.platform.Site;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of MLflow's chart beside placement and resources. */
final class MlflowValues {
    /** Where the server listens in its pod. */
    static final int PORT = 5000;

    /** The Secret of the access key for artifacts. */
    static final String ARTIFACT_SECRET = "mlflow-artifacts";

    /** The Secret of the database's account. */
    static final String DATABASE_SECRET = "mlflow-database";

    /** The Secret of the key that signs sessions. */
    static final String SESSION_SECRET = "mlflow-session";

    private MlflowValues() {}

    static Map<String, Object> of(Mlflow mlflow, Site site) {
        var values = new TreeMap<String, Object>();
        values.put("artifactRoot", artifactRoot(mlflow, site));
        values.put("backendStore", backendStore(mlflow.database()));
        values.put("extraArgs", Map.of("workers", "1"));
        values.put(
                "extraEnvVars", Map.of("AWS_DEFAULT_REGION", mlflow.artifacts().region()));
        // The key itself comes from the Secret below, whose variables are read last. Left empty, this one would be
        // random, and the Application never in sync.
        values.put("flaskServerSecretKey", "replaced-by-" + SESSION_SECRET);
        values.put("extraSecretNamesForEnvFrom", List.of(SESSION_SECRET));
        values.put("podSecurityContext", Values.join(Values.restrictedPod(), Map.of("fsGroup", 1001)));
        // A page in somebody's browser must not talk to the server through a name of its own.
        values.put("serverAllowedHosts", List.of("mlflow*", "localhost*", "127.0.0.1*"));
        values.put("strategy", Values.IN_PLACE);
        return values;
    }

    /** Clients send artifacts to the server, which alone holds the key of the bucket. */
    private static Map<String, Object> artifactRoot(Mlflow mlflow, Site site) {
        var store = mlflow.artifacts();
        return Map.of(
                "proxiedArtifactStorage",
                true,
                "s3",
                Map.of(
                        "enabled", true,
                        "bucket", store.bucket(),
                        "existingSecret", Map.of("name", ARTIFACT_SECRET),
                        "path", store.prefixOr(site, mlflow.type())));
    }

    /** The check that waits for the database is left out: its container has no resources, and Kubernetes restarts the pod anyway. */
    private static Map<String, Object> backendStore(MlflowDatabase database) {
        return Map.of(
                "databaseMigration", true,
                "existingDatabaseSecret", Map.of("name", DATABASE_SECRET),
                "postgres",
                        Map.of(
                                "enabled", true,
                                "host", database.host(),
                                "port", database.port(),
                                "database", database.name()));
    }
}
