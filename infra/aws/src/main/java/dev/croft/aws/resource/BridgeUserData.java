package dev.croft.aws.resource;

import dev.croft.aws.base.AwsFacts;
import dev.croft.platform.artifact.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cloud-config of a bridge: the files of {@code resource/bridge/} filled in, and the service that puts them to work. It holds no secret. */
final class BridgeUserData {
    /** EC2's limit on user data, before base64. */
    static final int LIMIT_BYTES = 16 * 1024;

    private final Bridge bridge;
    private final AwsFacts facts;

    BridgeUserData(Bridge bridge, AwsFacts facts) {
        this.bridge = bridge;
        this.facts = facts;
    }

    String text() {
        var config = new TreeMap<String, Object>();
        config.put(
                "swap",
                Map.of(
                        "filename",
                        "/swapfile",
                        "size",
                        bridge.swap().bytes(),
                        "maxsize",
                        bridge.swap().bytes()));
        config.put("write_files", files());
        config.put(
                "runcmd", List.of("systemctl daemon-reload", "systemctl enable --now --no-block bridge-setup.service"));
        return "#cloud-config\n" + Trees.yaml(facts.site().notice(), config);
    }

    /** How long {@link #text} gets at most: a check must not wait for the YAML writer to start. */
    int bytesAtMost() {
        return 512 + files().stream().mapToInt(BridgeUserData::bytesAtMost).sum();
    }

    /** Each line is indented by six. */
    private static int bytesAtMost(Map<String, Object> file) {
        var content = String.valueOf(file.get("content"));
        return 128
                + content.getBytes(StandardCharsets.UTF_8).length
                + 6 * (int) content.lines().count();
    }

    private List<Map<String, Object>> files() {
        var files = new ArrayList<Map<String, Object>>();
        files.add(file("/etc/bridge.env", "0644", environment()));
        files.add(file("/etc/sysctl.d/90-bridge.conf", "0644", "net.ipv4.ip_forward = 1\n"));
        files.add(file("/etc/apt/apt.conf.d/90bridge", "0644", resource("unattended-upgrades")));
        files.add(file("/etc/systemd/system/alloy.service.d/bridge.conf", "0644", resource("alloy.conf")));
        files.add(file("/etc/systemd/system/bridge-setup.service", "0644", resource("bridge-setup.service")));
        files.add(file("/etc/systemd/system/certbot.service.d/bridge.conf", "0644", resource("certbot.conf")));
        for (var script : List.of("bridge-setup", "cloudflare-credentials", "read-parameter")) {
            files.add(file("/usr/local/sbin/" + script, "0755", resource(script)));
        }
        files.add(file("/usr/local/share/bridge/nginx.conf", "0644", nginx()));
        bridge.loki().ifPresent(loki -> files.add(file("/usr/local/share/bridge/config.alloy", "0644", alloy(loki))));
        return files;
    }

    private static Map<String, Object> file(String path, String permissions, String content) {
        var file = new LinkedHashMap<String, Object>();
        file.put("path", path);
        file.put("permissions", permissions);
        file.put("content", content);
        return file;
    }

    private String environment() {
        var lines = new TreeMap<String, String>();
        lines.put("ADVERTISED_ROUTES", facts.network().cidr().toString());
        lines.put("AWS_REGION", facts.region().value());
        lines.put("BRIDGE_HOST", bridge.host().value());
        lines.put("CLOUDFLARE_TOKEN_PARAMETER", facts.parameter(bridge.name(), Bridge.CLOUDFLARE_TOKEN));
        lines.put("TAILNET_NAME", facts.title(bridge.name()));
        lines.put("TAILNET_TAG", bridge.tag());
        lines.put("TAILSCALE_KEY_PARAMETER", facts.parameter(bridge.name(), Bridge.TAILSCALE_KEY));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private String nginx() {
        return filled(
                "nginx.conf",
                Map.of(
                        "HOST", bridge.host().value(),
                        "HEALTH", Bridge.HEALTH,
                        "REAL_IP", realIp(),
                        "UPSTREAMS", pools(),
                        "LOCATIONS", locations()));
    }

    private static String realIp() {
        return Stream.concat(CloudflareRanges.IPV4.stream(), CloudflareRanges.IPV6.stream())
                .map(range -> "set_real_ip_from " + range + ";")
                .collect(Collectors.joining("\n"));
    }

    private String pools() {
        return bridge.upstreams().stream()
                .map(upstream -> "upstream %s {\n    server %s:%s;\n    keepalive 16;\n}\n\n"
                        .formatted(pool(upstream), upstream.address(), upstream.port()))
                .distinct()
                .collect(Collectors.joining());
    }

    private static String pool(Upstream upstream) {
        return "home_" + upstream.address().toString().replace('.', '_') + "_" + upstream.port();
    }

    private String locations() {
        return bridge.upstreams().stream().map(BridgeUserData::location).collect(Collectors.joining("\n"));
    }

    private static String location(Upstream upstream) {
        return "    location " + upstream.path() + " {\n"
                + upstream.host()
                        .map(host -> "        set $forwarded_host " + host + ";\n")
                        .orElse("")
                + "        proxy_read_timeout " + upstream.readTimeout().toSeconds() + "s;\n"
                + "        proxy_pass http://" + pool(upstream) + ";\n"
                + "    }\n";
    }

    private String alloy(LokiAddress loki) {
        return filled(
                "config.alloy",
                Map.of(
                        "PUSH_URL", loki.pushUrl(),
                        "PLATFORM", facts.site().name().value(),
                        "HOST", facts.title(bridge.name())));
    }

    private static String filled(String name, Map<String, String> values) {
        var text = resource(name);
        for (var value : new TreeMap<>(values).entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    private static String resource(String name) {
        try (var stream = BridgeUserData.class.getResourceAsStream("bridge/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the build left out bridge/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
