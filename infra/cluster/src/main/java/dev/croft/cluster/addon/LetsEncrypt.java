package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Hostname;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.Map;

/**
 * Let's Encrypt, which proves that a name is ours by a DNS record at Cloudflare (ACME DNS-01): nothing needs to be reachable from the Internet, and
 * wildcards work. Cloudflare's API token (Zone:Read, DNS:Edit on the zones) is the AWS secret {@code <platform>/cloudflare-dns}, key
 * {@code api-token}. The ClusterIssuers are {@code letsencrypt} and {@code letsencrypt-staging}.
 */
@JsonClassDescription("Let's Encrypt, proving names by DNS records at Cloudflare")
public record LetsEncrypt(
        @JsonPropertyDescription("who is told about certificates that expire") String email,
        @JsonPropertyDescription("the DNS zones at Cloudflare; absent: the network's domain") List<Hostname> zones) {
    /**
     * The check that a DNS record is there asks public resolvers: the LAN's own may answer the zone differently.
     */
    static final Map<String, Object> RESOLVER_VALUES =
            Map.of("dns01RecursiveNameservers", "1.1.1.1:53,1.0.0.1:53", "dns01RecursiveNameserversOnly", true);

    private static final String TOKEN_SECRET = "cloudflare-api-token";
    private static final String TOKEN_KEY = "api-token";

    public LetsEncrypt {
        zones = zones == null ? List.of() : List.copyOf(zones);
    }

    /** Staging has generous limits and untrusted certificates: for trying out. */
    void addTo(ManifestChart chart) {
        chart.add(ExternalSecret.of(
                TOKEN_SECRET,
                ExternalSecret.Value.of(TOKEN_KEY, Names.secret(chart.site(), "cloudflare-dns"), TOKEN_KEY)));
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
                List.of(solver(chart)));
        return CustomResource.of("cert-manager.io/v1", "ClusterIssuer", name, Map.of("acme", acme));
    }

    private Map<String, Object> solver(ManifestChart chart) {
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
    }
}
