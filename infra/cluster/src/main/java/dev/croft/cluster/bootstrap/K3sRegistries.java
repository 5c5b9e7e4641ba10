package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Distribution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code registries.yaml}, from which K3s configures its containerd. */
record K3sRegistries(ClusterSection cluster) {
    Map<String, Object> tree() {
        var mirrors = new TreeMap<String, Object>();
        var configs = new TreeMap<String, Object>();
        for (var registry : cluster.registries()) {
            var address = registry.address().value();
            mirrors.put(address, Map.of("endpoint", List.of("https://" + address)));
            if (registry.selfSigned()) {
                configs.put(address, Map.of("tls", Map.of("ca_file", registry.authorityFile(Distribution.K3S))));
            }
        }
        return configs.isEmpty() ? Map.of("mirrors", mirrors) : Map.of("mirrors", mirrors, "configs", configs);
    }
}
