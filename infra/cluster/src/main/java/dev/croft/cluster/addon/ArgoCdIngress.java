package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Argo CD behind the ingress controller. Its server speaks TLS only, so the controller must too: ingress-nginx is told by the Ingress, Traefik by the
 * Service and a ServersTransport. Neither verifies the server's certificate, which may be one that Argo CD made itself.
 */
final class ArgoCdIngress {
    private static final String SERVICE = "argocd-server";

    private ArgoCdIngress() {}

    static boolean hasController(ClusterFacts cluster) {
        return cluster.has("traefik") || cluster.has("ingress-nginx");
    }

    static Map<String, Object> serviceAnnotations(ClusterFacts cluster) {
        return cluster.has("traefik")
                ? Map.of(
                        "traefik.ingress.kubernetes.io/service.serversscheme",
                        "https",
                        "traefik.ingress.kubernetes.io/service.serverstransport",
                        "argocd-" + SERVICE + "@kubernetescrd")
                : Map.of();
    }

    static void addTo(ManifestChart chart, Hostname host, Name issuer) {
        boolean traefik = chart.cluster().has("traefik");
        var annotations = new TreeMap<String, String>();
        annotations.put("cert-manager.io/cluster-issuer", issuer.value());
        if (traefik) {
            chart.add(CustomResource.of(
                    "traefik.io/v1alpha1", "ServersTransport", SERVICE, Map.of("insecureSkipVerify", true)));
        } else {
            annotations.put("nginx.ingress.kubernetes.io/backend-protocol", "HTTPS");
            annotations.put("nginx.ingress.kubernetes.io/force-ssl-redirect", "true");
        }
        new KubeIngress(
                chart,
                "Ingress",
                KubeIngressProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(SERVICE)
                                .annotations(annotations)
                                .labels(chart.labelsOf(SERVICE))
                                .build())
                        .spec(spec(host, traefik ? "traefik" : "nginx"))
                        .build());
    }

    private static IngressSpec spec(Hostname host, String className) {
        var backend = IngressServiceBackend.builder()
                .name(SERVICE)
                .port(ServiceBackendPort.builder().name("https").build())
                .build();
        var path = HttpIngressPath.builder()
                .path("/")
                .pathType("Prefix")
                .backend(IngressBackend.builder().service(backend).build())
                .build();
        return IngressSpec.builder()
                .ingressClassName(className)
                .rules(List.of(IngressRule.builder()
                        .host(host.value())
                        .http(HttpIngressRuleValue.builder()
                                .paths(List.of(path))
                                .build())
                        .build()))
                .tls(List.of(IngressTls.builder()
                        .hosts(List.of(host.value()))
                        .secretName("argocd-ingress-tls")
                        .build()))
                .build();
    }
}
