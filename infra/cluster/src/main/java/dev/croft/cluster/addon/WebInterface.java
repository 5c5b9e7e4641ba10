package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.plus34.k8s.HttpIngressPath;
import org.cdk8s.plus34.k8s.HttpIngressRuleValue;
import org.cdk8s.plus34.k8s.IngressBackend;
import org.cdk8s.plus34.k8s.IngressRule;
import org.cdk8s.plus34.k8s.IngressServiceBackend;
import org.cdk8s.plus34.k8s.IngressSpec;
import org.cdk8s.plus34.k8s.IngressTls;
import org.cdk8s.plus34.k8s.KubeIngress;
import org.cdk8s.plus34.k8s.KubeIngressProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.ServiceBackendPort;

/**
 * An add-on's pages at a DNS name, through the platform's ingress controller.
 *
 * @param issuer the ClusterIssuer of the certificate; empty: plain HTTP
 */
record WebInterface(Optional<Hostname> host, Optional<Name> issuer) {
    /** Adds the Ingress {@code name} before the Service's port, where there is a name to serve. */
    void addTo(ManifestChart chart, String name, String service, int port) {
        host.ifPresent(dnsName -> addIngress(chart, dnsName.value(), name, service, port));
    }

    private void addIngress(ManifestChart chart, String dnsName, String name, String service, int port) {
        var annotations = issuer.map(value -> Map.of("cert-manager.io/cluster-issuer", value.value()))
                .orElse(Map.of());
        var spec = IngressSpec.builder()
                .ingressClassName(className(chart.cluster()))
                .rules(List.of(rule(dnsName, service, port)));
        issuer.ifPresent(value -> spec.tls(List.of(IngressTls.builder()
                .hosts(List.of(dnsName))
                .secretName(name + "-tls")
                .build())));
        new KubeIngress(
                chart,
                "Ingress-" + name,
                KubeIngressProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(name)
                                .labels(chart.labelsOf(name))
                                .annotations(annotations)
                                .build())
                        .spec(spec.build())
                        .build());
    }

    private static IngressRule rule(String dnsName, String service, int port) {
        var backend = IngressBackend.builder()
                .service(IngressServiceBackend.builder()
                        .name(service)
                        .port(ServiceBackendPort.builder().number(port).build())
                        .build())
                .build();
        var path = HttpIngressPath.builder()
                .path("/")
                .pathType("Prefix")
                .backend(backend)
                .build();
        return IngressRule.builder()
                .host(dnsName)
                .http(HttpIngressRuleValue.builder().paths(List.of(path)).build())
                .build();
    }

    /** Beside Traefik ingress-nginx is there to be left, so Traefik serves; without either it is the Traefik that K3s brings. */
    private static String className(ClusterFacts cluster) {
        return !cluster.has("traefik") && cluster.has("ingress-nginx") ? "nginx" : "traefik";
    }

    /** The pods of the ingress controller, for the policy of what it reaches. */
    static Peer controller(ClusterFacts cluster) {
        if (cluster.has("traefik")) {
            return Peer.namespace("traefik");
        }
        return cluster.has("ingress-nginx")
                ? Peer.namespace("ingress-nginx")
                : Peer.podsIn("kube-system", Map.of("app.kubernetes.io/name", "traefik"));
    }

    /** What the policy lets in at {@code port}: the ingress controller, if there is a name to serve. */
    List<Traffic> traffic(ClusterFacts cluster, int port) {
        return host.isPresent() ? List.of(Traffic.tcp(controller(cluster), port)) : List.of();
    }

    void check(String path, Problems problems) {
        if (issuer.isPresent() && host.isEmpty()) {
            problems.error(
                    path + ".host", "must be given where an issuer is", "", "name the host, or remove the issuer");
        }
    }
}
