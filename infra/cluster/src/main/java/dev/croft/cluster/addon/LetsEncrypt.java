package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Let's Encrypt, which proves that a name is ours by a DNS record at Cloudflare (ACME DNS-01): nothing needs to be reachable from the Internet, and
 * wildcards work. Names outside those zones it can prove by a file that the ingress controller serves on port 80 (HTTP-01). Cloudflare's API token
 * (Zone:Read, DNS:Edit on the zones) is the AWS secret {@code <platform>/cloudflare-dns}, key {@code api-token}. The ClusterIssuers are
 * {@code letsencrypt} and {@code letsencrypt-staging}.
 */
@JsonClassDescription("Let's Encrypt, proving names by DNS records at Cloudflare, or over HTTP")
public record LetsEncrypt(
        @JsonPropertyDescription("who is told about certificates that expire") String email,
        @JsonPropertyDescription("the DNS zones at Cloudflare; absent: the network's domain") List<Hostname> zones,
        @JsonPropertyDescription("whether names of those zones are proved by DNS records")
                @JsonProperty(defaultValue = "true")
                Boolean dns01,
        @JsonPropertyDescription("the IngressClass that proves all other names over HTTP; absent: none can be had")
                Optional<Name> http01) {
    /**
     * The check that a DNS record is there asks public resolvers: the LAN's own may answer the zone differently.
     */
    static final Map<String, Object> RESOLVER_VALUES =
            Map.of("dns01RecursiveNameservers", "1.1.1.1:53,1.0.0.1:53", "dns01RecursiveNameserversOnly", true);

    private static final String TOKEN_SECRET = "cloudflare-api-token";
    private static final String TOKEN_KEY = "api-token";

    public LetsEncrypt {
        zones = zones == null ? List.of() : List.copyOf(zones);
        dns01 = dns01 == null || dns01;
        http01 = http01 == null ? Optional.empty() : http01;
    }

    /** Staging has generous limits and untrusted certificates: for trying out. */
    void addTo(ManifestChart chart) {
        if (dns01) {
            var remote = Names.secret(chart.site(), "cloudflare-dns");
            chart.add(ExternalSecret.of(TOKEN_SECRET, ExternalSecret.Value.of(TOKEN_KEY, remote, TOKEN_KEY)));
        }
        chart.add(issuer(chart, "letsencrypt", "https://acme-v02.api.letsencrypt.org/directory"));
        chart.add(issuer(chart, "letsencrypt-staging", "https://acme-staging-v02.api.letsencrypt.org/directory"));
    }

    private CustomResource issuer(ManifestChart chart, String name, String server) {
        var acme = Map.of(
                "email",
                email,
                "privateKeySecretRef",
                Map.of("name", name + "-account"),
                "server",
                server,
                "solvers",
                solvers(chart));
        return CustomResource.of("cert-manager.io/v1", "ClusterIssuer", name, Map.of("acme", acme));
    }

    /** cert-manager takes the one whose selector fits a name best, so the one without a selector gets the rest. */
    private List<Object> solvers(ManifestChart chart) {
        var solvers = new ArrayList<Object>();
        if (dns01) {
            solvers.add(dnsSolver(chart));
        }
        http01.ifPresent(
                name -> solvers.add(Map.of("http01", Map.of("ingress", Map.of("ingressClassName", name.value())))));
        return solvers;
    }

    private Map<String, Object> dnsSolver(ManifestChart chart) {
        var token = Map.of("key", TOKEN_KEY, "name", TOKEN_SECRET);
        var names = zones.isEmpty() ? List.of(chart.site().network().domain()) : zones;
        return Map.of(
                "dns01", Map.of("cloudflare", Map.of("apiTokenSecretRef", token)),
                "selector",
                        Map.of("dnsZones", names.stream().map(Hostname::value).toList()));
    }

    void check(String path, Problems problems) {
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            problems.error(path + ".email", "must be an e-mail address", email, "try ops@example.com");
        }
        if (!dns01 && http01.isEmpty()) {
            problems.error(
                    path,
                    "must have a way to prove names: dns01 or http01",
                    "",
                    "set http01 to the IngressClass, as http01: traefik");
        }
    }
}
