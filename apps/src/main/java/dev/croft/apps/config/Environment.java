package dev.croft.apps.config;

import dev.croft.platform.check.Problems;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules for environment variables that stand in the description in plain text. */
public final class Environment {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)");
    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile("(?s).*://[^/\\s:@]*:[^/\\s@]+@.*");

    private Environment() {}

    /** Values are not repeated in a problem: one of them may be the secret. */
    public static void check(String path, Map<String, String> variables, Problems problems) {
        variables.forEach((name, value) -> {
            var where = path + "." + name;
            if (!NAME.matcher(name).matches()) {
                problems.error(where, "must be named with letters, digits and '_'", name, "try LOG_LEVEL");
            } else if (!value.isEmpty() && isSecret(name, value)) {
                problems.error(
                        where,
                        "must not hold a secret in plain text",
                        "",
                        "move it to AWS Secrets Manager or a SealedSecret and name it under secrets");
            }
        });
    }

    /** The variables a Secret sets, whose values are elsewhere. */
    public static void checkNames(String path, Map<String, String> variables, Problems problems) {
        variables.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .forEach(name -> problems.error(
                        path + "." + name, "must be named with letters, digits and '_'", name, "try DB_PASSWORD"));
    }

    private static boolean isSecret(String name, String value) {
        return SECRET.matcher(name).matches()
                || CREDENTIALS_IN_URL.matcher(value).matches();
    }
}
