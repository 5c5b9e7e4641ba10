package dev.croft.gitops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;

/** Serves repositories over HTTP by git's own back end, to whoever brings a token that it knows. */
final class HttpHub implements AutoCloseable {
    private final HttpServer server;
    private final Path root;
    private final Set<String> accepted = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    HttpHub(Path root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    void accept(String token) {
        accepted.add(token);
    }

    /** "user:token" of every request that brought one. */
    Set<String> seen() {
        return seen;
    }

    String address(String credentials, String repository) {
        return "http://" + credentials + "localhost:" + server.getAddress().getPort() + "/" + repository;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var header = exchange.getRequestHeaders().getFirst("Authorization");
            var login = header == null
                    ? ""
                    : new String(
                            Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            if (header != null) {
                seen.add(login);
            }
            if (accepted.contains(login.substring(login.indexOf(':') + 1))) {
                backEnd(exchange);
            } else {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }

    private void backEnd(HttpExchange exchange) throws IOException {
        var builder = new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        var environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REMOTE_USER", "croft");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getQuery()));
        header(exchange, "Content-Type", environment, "CONTENT_TYPE");
        header(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
        header(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
        var body = exchange.getRequestBody().readAllBytes();
        environment.put("CONTENT_LENGTH", body.length + "");
        var process = builder.start();
        try (var input = process.getOutputStream()) {
            input.write(body);
        }
        respond(exchange, process.getInputStream().readAllBytes());
    }

    private static void header(HttpExchange exchange, String name, Map<String, String> environment, String variable) {
        var value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static void respond(HttpExchange exchange, byte[] answer) throws IOException {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        var status = 200;
        for (var line : text.substring(0, end).lines().toList()) {
            var name = line.substring(0, line.indexOf(':'));
            var value = line.substring(line.indexOf(':') + 2);
            if (name.equals("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(name, value);
            }
        }
        exchange.sendResponseHeaders(status, answer.length - end - 4 == 0 ? -1 : answer.length - end - 4);
        exchange.getResponseBody().write(answer, end + 4, answer.length - end - 4);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
