package dev.croft.apps.traffic;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
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
import org.cdk8s.plus34.k8s.ServiceBackendPort;

/** A host and path of the ingress controller. */
@RecordBuilder
@JsonClassDescription("A host and path of the ingress controller")
public record Ingress(
        @JsonPropertyDescription("the name people type") Hostname host,
        @JsonPropertyDescription("the path and all below it") @JsonProperty(defaultValue = "/") String path,
        @JsonPropertyDescription("the IngressClass") @JsonProperty(defaultValue = "traefik") Name className,
        @JsonPropertyDescription("the ClusterIssuer of cert-manager that signs for the host; absent: no TLS")
                Optional<Name> issuer,
        @JsonPropertyDescription(
                        "where the controller's pods run; absent: in the namespace called as the class, ingress-nginx for nginx")
                Optional<Name> controllerNamespace) {
    /** Classes whose controller runs in a namespace of another name. */
    private static final Map<String, String> CONTROLLERS = Map.of("nginx", "ingress-nginx");

    public Ingress {
        path = path == null ? "/" : path;
        className = className == null ? Name.parse("traefik") : className;
        issuer = issuer == null ? Optional.empty() : issuer;
        controllerNamespace = controllerNamespace == null ? Optional.empty() : controllerNamespace;
    }

    public Name controllerNamespaceOrDefault() {
        return controllerNamespace.orElseGet(
                () -> Name.parse(CONTROLLERS.getOrDefault(className.value(), className.value())));
    }

    /** What two apps must not share: {@code api.example.com/status}. */
    public String route() {
        return host + path;
    }

    /** Annotations for cert-manager. */
    public Map<String, String> annotations() {
        return issuer.map(name -> Map.of("cert-manager.io/cluster-issuer", name.value()))
                .orElse(Map.of());
    }

    /** Sends the host's path to the port named {@code http} of {@code service}; the certificate lies in the Secret {@code <service>-tls}. */
    public IngressSpec spec(Name service) {
        var backend = IngressServiceBackend.builder()
                .name(service.value())
                .port(ServiceBackendPort.builder().name("http").build())
                .build();
        var http = HttpIngressPath.builder()
                .path(path)
                .pathType("Prefix")
                .backend(IngressBackend.builder().service(backend).build())
                .build();
        var rule = IngressRule.builder()
                .host(host.value())
                .http(HttpIngressRuleValue.builder().paths(List.of(http)).build())
                .build();
        var spec = IngressSpec.builder().ingressClassName(className.value()).rules(List.of(rule));
        return (issuer.isEmpty() ? spec : spec.tls(List.of(tls(service)))).build();
    }

    private IngressTls tls(Name service) {
        return IngressTls.builder()
                .hosts(List.of(host.value()))
                .secretName(service + "-tls")
                .build();
    }
}
