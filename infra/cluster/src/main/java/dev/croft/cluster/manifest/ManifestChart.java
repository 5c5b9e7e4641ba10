package dev.croft.cluster.manifest;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.JsonPatch;
import org.cdk8s.plus34.k8s.ObjectMeta;
import software.constructs.Construct;

/**
 * The objects of one Argo CD Application. Typed constructs ({@code new KubeDeployment(chart, "Deployment", ...)}) take it as their scope; objects of
 * an add-on's own kinds come through {@link #add}. Nothing is written: {@link #artifacts} returns the folder's files and the Application's.
 */
public final class ManifestChart extends Chart {
    private final Application application;
    private final ClusterFacts cluster;

    /** {@code scope} is a cdk8s App. */
    public ManifestChart(Construct scope, Application application, ClusterFacts cluster) {
        super(scope, application.name().value(), props(application));
        this.application = application;
        this.cluster = cluster;
    }

    private static ChartProps props(Application application) {
        return ChartProps.builder()
                .namespace(application.namespace())
                .disableResourceNameHashes(true)
                .build();
    }

    public ClusterFacts cluster() {
        return cluster;
    }

    public Site site() {
        return cluster.site();
    }

    public Application application() {
        return application;
    }

    /**
     * The recommended labels of a workload that belongs to this Application; a Service selects by name and instance. ({@code labels} would override a
     * property of the chart itself.)
     */
    public Map<String, String> labelsOf(String name) {
        var labels = new TreeMap<String, String>();
        labels.put("app.kubernetes.io/instance", application.name().value());
        labels.put("app.kubernetes.io/managed-by", "croft");
        labels.put("app.kubernetes.io/name", name);
        labels.put("app.kubernetes.io/part-of", site().name().value());
        return labels;
    }

    /** The metadata of a typed construct: its name and the recommended labels; the chart adds the namespace. */
    public ObjectMeta metadata(String name) {
        return ObjectMeta.builder().name(name).labels(labelsOf(name)).build();
    }

    /** The labels a selector uses: those that never change. */
    public Map<String, String> selector(String name) {
        return Map.of("app.kubernetes.io/instance", application.name().value(), "app.kubernetes.io/name", name);
    }

    /** The Application's namespace as an object of its own, pruned and deleted only after somebody confirms. */
    public void addNamespace(PodSecurity level) {
        addNamespace(application.namespace(), level);
    }

    /** A Namespace; exactly one Application owns it, or two could each delete it. */
    public void addNamespace(String name, PodSecurity level) {
        addNamespace(name, level, Map.of());
    }

    /** A Namespace with further labels, to which controllers look. */
    public void addNamespace(String name, PodSecurity level, Map<String, String> more) {
        var labels = new TreeMap<>(more);
        labels.put("pod-security.kubernetes.io/audit", level.toString());
        labels.put("pod-security.kubernetes.io/enforce", level.toString());
        labels.put("pod-security.kubernetes.io/warn", level.toString());
        labels.put("app.kubernetes.io/part-of", site().name().value());
        object("v1", "Namespace", name, "", Map.of(SyncOptions.KEY, SyncOptions.CONFIRM), labels);
    }

    /** An object of a kind that Kubernetes itself does not have; the charts beside it are synced first. */
    public void add(CustomObject object) {
        var resource = object.resource();
        var annotations = new TreeMap<>(resource.annotations());
        if (!application.sources().isEmpty()) {
            annotations.putIfAbsent("argocd.argoproj.io/sync-wave", "1");
        }
        annotations.putIfAbsent(SyncOptions.KEY, "SkipDryRunOnMissingResource=true");
        object(
                        resource.apiVersion(),
                        resource.kind(),
                        resource.name(),
                        resource.namespace(),
                        annotations,
                        labelsOf(resource.name()))
                .addJsonPatch(JsonPatch.add("/spec", resource.spec()));
    }

    private ApiObject object(
            String apiVersion,
            String kind,
            String name,
            String namespace,
            Map<String, String> annotations,
            Map<String, String> labels) {
        var metadata =
                ApiObjectMetadata.builder().name(name).annotations(annotations).labels(labels);
        var id = kind + "-" + (namespace.isEmpty() ? name : namespace + "-" + name);
        return new ApiObject(
                this,
                id,
                ApiObjectProps.builder()
                        .apiVersion(apiVersion)
                        .kind(kind)
                        .metadata((namespace.isEmpty() ? metadata : metadata.namespace(namespace)).build())
                        .build());
    }

    /** The folder's files, then {@code argocd/application-<name>.yaml}. */
    public List<Artifact> artifacts() {
        var files = new ArrayList<Artifact>();
        for (var object : (List<?>) toJson()) {
            files.add(ObjectFile.of(
                    application.name().value(), application.owner(), site().notice(), scoped((Map<?, ?>) object)));
        }
        files.add(ApplicationObject.file(application, cluster, !files.isEmpty()));
        return files;
    }

    /** cdk8s gives every object of a chart its namespace; cluster-scoped kinds have none. */
    private static Map<String, Object> scoped(Map<?, ?> object) {
        var copy = new LinkedHashMap<String, Object>();
        object.forEach((key, value) -> copy.put(key.toString(), value));
        if (Scopes.isCluster(String.valueOf(object.get("kind")))
                && object.get("metadata") instanceof Map<?, ?> metadata) {
            var bare = new LinkedHashMap<>(metadata);
            bare.remove("namespace");
            copy.put("metadata", bare);
        }
        return copy;
    }
}
