package dev.croft.apps.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of the file that nginx reads for a site. All headers stand at the server: one in a location would drop those above it.
 *
 * @param root the folder with the site
 * @param fallback whether an unknown path is the page itself, whose router knows it
 * @param unity whether files are served as a Unity WebGL build names them
 * @param immutable folders whose files never change under one name
 * @param secure whether browsers come by TLS only
 * @param proxies paths that somebody else answers, with the address: {@code http://host:port}
 */
public record NginxConf(
        int port,
        String root,
        boolean fallback,
        boolean unity,
        List<String> immutable,
        Duration maxAge,
        String contentSecurityPolicy,
        boolean secure,
        SortedMap<String, String> proxies) {
    /** Where the kubelet asks; no file of the site is needed for it. */
    public static final String HEALTH = "/healthz";

    public NginxConf {
        immutable = List.copyOf(immutable);
        proxies = Collections.unmodifiableSortedMap(new TreeMap<>(proxies));
    }

    public String text() {
        var lines = new ArrayList<String>();
        lines.addAll(maps());
        lines.add("server {");
        lines.add("    listen " + port + ";");
        lines.add("    root " + root + ";");
        lines.add("    index index.html;");
        lines.add("    server_tokens off;");
        lines.add("    absolute_redirect off;");
        lines.addAll(compression());
        lines.addAll(headers());
        lines.addAll(locations());
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    /** The page itself is asked for again each time, or nobody would learn of a new version. */
    private List<String> maps() {
        var lines = new ArrayList<String>();
        lines.add("map $uri $croft_cache {");
        lines.add("    default no-cache;");
        proxies.keySet().forEach(path -> lines.add("    \"~" + below(path) + "\" \"\";"));
        if (!immutable.isEmpty()) {
            lines.add("    \"~" + folders() + "\" \"public, max-age=" + maxAge.toSeconds() + ", immutable\";");
        }
        lines.add("}");
        if (unity) {
            lines.addAll(List.of(
                    "map $uri $croft_encoding {",
                    "    default \"\";",
                    "    \"~\\.br$\" br;",
                    "    \"~\\.gz$\" gzip;",
                    "}"));
        }
        return lines;
    }

    private static String below(String path) {
        return "^" + path.replace(".", "\\.") + "(/|$)";
    }

    private String folders() {
        return immutable.stream().map(folder -> folder.replace(".", "\\.")).collect(Collectors.joining("|", "^(", ")"));
    }

    private static List<String> compression() {
        return List.of(
                "    gzip on;",
                "    gzip_vary on;",
                "    gzip_proxied any;",
                "    gzip_min_length 1024;",
                "    gzip_types application/javascript application/json application/manifest+json application/wasm image/svg+xml text/css text/javascript;");
    }

    private List<String> headers() {
        var lines = new ArrayList<String>();
        fileHeader(lines, "Cache-Control", "$croft_cache");
        header(lines, "X-Content-Type-Options", "nosniff");
        header(lines, "X-Frame-Options", "SAMEORIGIN");
        header(lines, "Referrer-Policy", "strict-origin-when-cross-origin");
        if (!contentSecurityPolicy.isEmpty()) {
            header(lines, "Content-Security-Policy", contentSecurityPolicy);
        }
        if (secure) {
            header(lines, "Strict-Transport-Security", "max-age=31536000");
        }
        if (unity) {
            fileHeader(lines, "Content-Encoding", "$croft_encoding");
        }
        return lines;
    }

    private static void header(List<String> lines, String name, String value) {
        lines.add("    add_header " + name + " \"" + value + "\" always;");
    }

    /** Not with an error: nobody must keep that a file is missing, nor unpack the page that says so. */
    private static void fileHeader(List<String> lines, String name, String value) {
        lines.add("    add_header " + name + " \"" + value + "\";");
    }

    private List<String> locations() {
        var lines = new ArrayList<String>();
        location(lines, "= " + HEALTH, "access_log off;", "default_type text/plain;", "return 200 \"ok\\n\";");
        proxies.forEach((path, address) -> proxy(lines, path, address));
        if (unity) {
            unity(lines, "\\.wasm(\\.br|\\.gz)?$", "application/wasm");
            unity(lines, "\\.js(\\.br|\\.gz)$", "application/javascript");
            unity(lines, "\\.(data|symbols\\.json)(\\.br|\\.gz)?$", "application/octet-stream");
        }
        if (!immutable.isEmpty()) {
            location(lines, "~ " + folders(), "try_files $uri =404;");
        }
        location(lines, "/", "try_files $uri $uri/ " + (fallback ? "/index.html;" : "=404;"));
        return lines;
    }

    /** The Host header is the Service's name, by which a sidecar knows where the request goes; Envoy refuses HTTP/1.0, nginx' old default. */
    private static void proxy(List<String> lines, String path, String address) {
        location(
                lines,
                "~ " + below(path),
                "proxy_pass " + address + ";",
                "proxy_http_version 1.1;",
                "proxy_set_header Connection \"\";",
                "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;");
    }

    /** The browser unpacks what the build has packed, and must be told what is inside; packing it again would spoil it. */
    private static void unity(List<String> lines, String pattern, String type) {
        location(lines, "~ " + pattern, "types { }", "default_type " + type + ";", "gzip off;", "try_files $uri =404;");
    }

    private static void location(List<String> lines, String match, String... body) {
        lines.add("    location " + match + " {");
        for (var line : body) {
            lines.add("        " + line);
        }
        lines.add("    }");
    }
}
