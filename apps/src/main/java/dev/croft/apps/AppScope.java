package dev.croft.apps;

import dev.croft.apps.pod.Scheduling;
import dev.croft.apps.traffic.Edges;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.platform.Name;
import dev.croft.platform.image.Image;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Placement;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeServiceAccount;
import org.cdk8s.plus34.k8s.KubeServiceAccountProps;
import org.cdk8s.plus34.k8s.ObjectMeta;

/** What an app's recipe writes into, and what it may know beside its own entry. */
public record AppScope(ManifestChart chart, Images images, Edges edges) {
    /** Name and labels of an object of the app; the labels are the app's whatever the object is called. */
    ObjectMeta metadata(App app, String name) {
        return ObjectMeta.builder().name(name).labels(labels(app)).build();
    }

    ObjectMeta metadata(App app, String name, Map<String, String> annotations) {
        var metadata = ObjectMeta.builder().name(name).labels(labels(app));
        return (annotations.isEmpty() ? metadata : metadata.annotations(annotations)).build();
    }

    Map<String, String> labels(App app) {
        return chart.labelsOf(app.name().value());
    }

    Map<String, String> selector(App app) {
        return chart.selector(app.name().value());
    }

    /** Checks have seen to it that there is one. */
    String image(Name name) {
        return images.of(name).map(Image::reference).orElseThrow();
    }

    Placement placement(App app) {
        return placement(app, chart.cluster(), images);
    }

    static Placement placement(App app, ClusterFacts cluster, Images images) {
        var own =
                app.images().stream().flatMap(name -> images.of(name).stream()).toList();
        return Scheduling.placement(app.placement(), cluster, own);
    }

    /** An account of the app's own, whose token no pod gets, with which its images are pulled. */
    void addServiceAccount(App app) {
        var props = KubeServiceAccountProps.builder()
                .metadata(metadata(app, app.name().value()))
                .automountServiceAccountToken(false);
        var registries = PullSecrets.registries(List.of(app), images, chart.cluster());
        if (!registries.isEmpty()) {
            props.imagePullSecrets(PullSecrets.references(registries));
        }
        new KubeServiceAccount(chart, "ServiceAccount", props.build());
    }

    /** The secrets its images are pulled with, for pods whose account an operator makes. */
    List<Map<String, String>> pullSecrets(App app) {
        return PullSecrets.registries(List.of(app), images, chart.cluster()).stream()
                .map(registry -> Map.of("name", registry.name()))
                .toList();
    }

    /** What the edges let in and out; nothing else passes. */
    void addNetworkPolicy(App app) {
        var endpoint = app.endpoint(chart.cluster());
        var in = edges.into(endpoint);
        var out = edges.outOf(endpoint);
        if (!in.isEmpty() || !out.isEmpty()) {
            NetworkPolicies.allow(chart, app.name().value(), endpoint.selector(), in, out);
        }
    }
}
