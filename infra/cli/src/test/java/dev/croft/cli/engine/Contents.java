package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What must stand in no file: an image without a fixed tag, and a secret. */
final class Contents {
    private static final Pattern FIXED =
            Pattern.compile(".+(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})");

    /** Shapes of keys that their issuers publish, so that scanners can find them. */
    private static final Map<String, Pattern> SECRETS = Map.of(
            "an AWS access key", Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "a Tailscale key", Pattern.compile("\\btskey-[a-z]+-[A-Za-z0-9]+"),
            "a GitHub token", Pattern.compile("\\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,})"),
            "a Slack token", Pattern.compile("\\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
            "a Slack webhook", Pattern.compile("hooks\\.slack\\.com/services/T[A-Z0-9]+"),
            "a JSON Web Token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}"),
            "a password in a URL", Pattern.compile("[a-z]://[^/\\s:@$]+:[^/\\s:@$({]+@"));

    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(password|passwd|token|secret|api_?key)");

    private Contents() {}

    static List<String> movingImages(Committed platform) {
        var findings = new ArrayList<String>();
        platform.objects()
                .forEach((path, object) -> Json.walk("", object, (key, node) -> {
                    if (key.matches("image|imageName")
                            && node.isTextual()
                            && !FIXED.matcher(node.asText()).matches()) {
                        findings.add(path + ": the image " + node.asText() + " has no fixed tag");
                    }
                    if (key.equals("tag") && node.asText().equals("latest")) {
                        findings.add(path + ": a chart's image has the tag latest");
                    }
                }));
        return findings;
    }

    static List<String> secrets(Committed platform) {
        var findings = new ArrayList<String>();
        platform.files()
                .forEach((path, text) -> SECRETS.forEach((what, pattern) -> {
                    if (pattern.matcher(text).find()) {
                        findings.add(path + ": holds " + what);
                    }
                }));
        platform.objects().forEach((path, object) -> plain(path, object, findings));
        return findings;
    }

    private static void plain(String path, JsonNode object, List<String> findings) {
        if (object.path("kind").asText().equals("Secret")
                && !(object.path("data").isEmpty() && object.path("stringData").isEmpty())) {
            findings.add(path + ": a Secret with its values");
        }
        Json.walk("", object, (key, node) -> {
            var value = node.path("value").asText();
            if (SECRET_NAME.matcher(node.path("name").asText()).matches()
                    && !value.isEmpty()
                    && !value.startsWith("$(")) {
                findings.add(path + ": the variable " + node.path("name").asText() + " holds its secret");
            }
            if (SECRET_NAME.matcher(key).matches()
                    && key.matches("(?i).*password")
                    && node.isTextual()
                    && !node.asText().matches(".*\\{\\{.*|\\$\\{env:\\w+}")) {
                findings.add(path + ": " + key + " is written out");
            }
        });
    }
}
