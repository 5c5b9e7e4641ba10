package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.load.Loader;

/** The section as people write it. */
public final class Sections {
    /** A home platform's usual members, one of each kind of need: addresses, secrets, certificates, a registry. */
    public static final String USUAL =
            """
            registries:
              - address: 172.30.1.64:32000
            tailscale:
              tags: ["tag:home"]
            addOns:
              - type: metallb
              - type: cert-manager
              - type: external-secrets
                region: ap-northeast-2
              - type: argo-cd
                address: 172.30.1.105
                issuer: home-ca
              - type: traefik
                address: 172.30.1.103
              - type: registry
                nodePort: 32000
            """;

    private Sections() {}

    public static ClusterSection usual() {
        return read(USUAL);
    }

    public static ClusterSection read(String yaml) {
        var loaded = Loader.read("cluster.yaml", yaml, ClusterSection.class);
        assertThat(loaded.problems()).isEmpty();
        return loaded.value().orElseThrow();
    }
}
