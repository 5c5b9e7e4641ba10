package dev.croft.apps.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx reads what croft writes and serves a page as it says. */
final class NginxConfTest {
    private static final String FOREVER = "public, max-age=31536000, immutable";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aPageWithARouterIsServed() throws Exception {
        var conf = conf(true, false);
        page("index.html", "the page");
        page("assets/app.1f3a.js", "code");

        var server = start(conf);

        try {
            assertThat(get(conf, "/").body()).isEqualTo("the page");
            var routed = get(conf, "/orders/17");
            assertThat(routed.body()).isEqualTo("the page");
            assertThat(header(routed, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(routed, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(routed, "Content-Security-Policy")).isEqualTo("default-src 'self'; object-src 'none'");
            assertThat(header(routed, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(header(get(conf, "/assets/app.1f3a.js"), "Cache-Control"))
                    .isEqualTo(FOREVER);
            var missing = get(conf, "/assets/app.0000.js");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(header(missing, "Cache-Control")).isEmpty();
            assertThat(get(conf, NginxConf.HEALTH).body()).isEqualTo("ok\n");
        } finally {
            stop(server);
        }
    }

    @Test
    void aUnityBuildTellsWhatItsPackedFilesAre() throws Exception {
        var conf = conf(false, true);
        page("index.html", "the game");
        page("Build/game.wasm.br", "packed");
        page("Build/game.framework.js.gz", "packed");
        page("Build/game.data", "data");

        var server = start(conf);

        try {
            var wasm = get(conf, "/Build/game.wasm.br");
            assertThat(header(wasm, "Content-Type")).isEqualTo("application/wasm");
            assertThat(header(wasm, "Content-Encoding")).isEqualTo("br");
            var code = get(conf, "/Build/game.framework.js.gz");
            assertThat(header(code, "Content-Type")).isEqualTo("application/javascript");
            assertThat(header(code, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(get(conf, "/Build/game.data"), "Content-Encoding"))
                    .isEmpty();
            assertThat(get(conf, "/orders/17").statusCode()).isEqualTo(404);
            assertThat(header(get(conf, "/Build/none.wasm.br"), "Content-Encoding"))
                    .isEmpty();
        } finally {
            stop(server);
        }
    }

    @Test
    void aPathOfAnAppReachesItAsItCameAndKeepsItsHeaders() throws Exception {
        var asked = new LinkedBlockingQueue<String>();
        var app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            asked.add(exchange.getProtocol() + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("products".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        app.start();
        var address = "http://127.0.0.1:" + app.getAddress().getPort();
        var conf = conf(true, false, new TreeMap<>(Map.of("/api/products", address)));
        page("index.html", "the page");

        var server = start(conf);

        try {
            var answer = get(conf, "/api/products/7?lang=ko");
            assertThat(answer.body()).isEqualTo("products");
            assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=60");
            assertThat(asked).containsExactly("HTTP/1.1 /api/products/7?lang=ko");
            assertThat(get(conf, "/api/productsale").body()).isEqualTo("the page");
        } finally {
            stop(server);
            app.stop(0);
        }
    }

    private NginxConf conf(boolean fallback, boolean unity) throws IOException {
        return conf(fallback, unity, new TreeMap<>());
    }

    private NginxConf conf(boolean fallback, boolean unity, SortedMap<String, String> proxies) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new NginxConf(
                    socket.getLocalPort(),
                    folder.resolve("html").toString(),
                    fallback,
                    unity,
                    List.of("/assets/"),
                    Duration.ofDays(365),
                    "default-src 'self'; object-src 'none'",
                    true,
                    proxies);
        }
    }

    private void page(String name, String text) throws IOException {
        var file = folder.resolve("html").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** What the image's own nginx.conf does around the file: paths below one folder, one process, in the foreground. */
    private Process start(NginxConf conf) throws Exception {
        var program = Tools.require("nginx");
        var site = conf.text().replace("listen " + conf.port(), "listen 127.0.0.1:" + conf.port());
        Files.writeString(folder.resolve("site.conf"), site);
        var file = Files.writeString(
                folder.resolve("nginx.conf"),
                """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log stderr;
                events { }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    types { text/html html; application/javascript js; }
                    default_type application/octet-stream;
                    include %1$s/site.conf;
                }
                """
                        .formatted(folder));
        var command = List.of(program.toString(), "-p", folder.toString(), "-c", file.toString(), "-e", "stderr");
        var server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await(conf, server);
        return server;
    }

    private void await(NginxConf conf, Process server) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end) && server.isAlive()) {
            try {
                get(conf, NginxConf.HEALTH);
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("nginx did not start: " + Files.readString(folder.resolve("log")));
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        assertThat(server.waitFor()).isIn(0, 143);
    }

    private HttpResponse<String> get(NginxConf conf, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + conf.port() + path);
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(5))
                .header("Accept-Encoding", "gzip, br")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
