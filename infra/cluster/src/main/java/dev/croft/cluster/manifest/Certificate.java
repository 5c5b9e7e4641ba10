package dev.croft.cluster.manifest;

import dev.croft.platform.network.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TLS certificate that cert-manager issues and renews; key and certificate lie in the Secret {@code secretName}. The key is ECDSA P-256 and new at
 * every renewal.
 *
 * @param issuer the name of a ClusterIssuer
 */
public record Certificate(
        String name, String secretName, String issuer, List<String> dnsNames, List<IpAddress> ipAddresses)
        implements CustomObject {
    public Certificate {
        dnsNames = List.copyOf(dnsNames);
        ipAddresses = List.copyOf(ipAddresses);
    }

    public static Certificate of(String name, String issuer, String... dnsNames) {
        return new Certificate(name, name, issuer, List.of(dnsNames), List.of());
    }

    @Override
    public CustomResource resource() {
        var spec = new TreeMap<String, Object>();
        spec.put("secretName", secretName);
        spec.put("issuerRef", Map.of("group", "cert-manager.io", "kind", "ClusterIssuer", "name", issuer));
        spec.put("privateKey", Map.of("algorithm", "ECDSA", "rotationPolicy", "Always", "size", 256));
        if (!dnsNames.isEmpty()) {
            spec.put("dnsNames", dnsNames);
        }
        if (!ipAddresses.isEmpty()) {
            spec.put(
                    "ipAddresses", ipAddresses.stream().map(IpAddress::toString).toList());
        }
        return CustomResource.of("cert-manager.io/v1", "Certificate", name, spec);
    }
}
