package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RegistryAddressTest {
    @Test
    void aPublicRegistryIsNamedWithoutAPort() {
        var registry = new PrivateRegistry(
                RegistryAddress.parse("ghcr.io"), false, Optional.of("home/ghcr"), Optional.empty());

        assertThat(registry.holds("ghcr.io/team-dogfoot/hm-api")).isTrue();
        assertThat(registry.holds("ghcr.io.example.com/team-dogfoot/hm-api")).isFalse();
        assertThat(registry.name()).isEqualTo("registry-ghcr-io");
    }

    @Test
    void aMachineOfTheLanNeedsItsPort() {
        assertThat(RegistryAddress.parse("registry:5000").value()).isEqualTo("registry:5000");
        assertThatThrownBy(() -> RegistryAddress.parse("registry"))
                .hasMessageContaining("must be a registry's DNS name, or host and port");
        assertThatThrownBy(() -> RegistryAddress.parse("172.30.1.64")).hasMessageContaining("try ghcr.io");
    }

    @Test
    void aRepositoryIsNoRegistry() {
        assertThatThrownBy(() -> RegistryAddress.parse("ghcr.io/team-dogfoot")).hasMessageContaining("ghcr.io/team");
    }
}
