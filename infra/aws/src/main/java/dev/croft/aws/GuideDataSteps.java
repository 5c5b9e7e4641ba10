package dev.croft.aws;

import dev.croft.aws.resource.Database;
import dev.croft.aws.resource.SecretEntry;
import dev.croft.aws.resource.Secrets;
import dev.croft.platform.Names;
import dev.croft.platform.artifact.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What Terraform leaves to a person on purpose: the app's role in PostgreSQL, the values of the secrets, and the reader's access key. */
final class GuideDataSteps {
    private static final String ROLE = "app";
    /** Asks for each key's value, and sends all of them as one JSON object. */
    private static final List<String> FILL = List.of(
            "fill() {   # fill <secret> <key>...; without keys the value is plain text",
            "  local secret=$1 private key",
            "  shift",
            "  private=$(umask 077; mktemp -d)",
            "  if [ $# = 0 ]; then",
            "    cat > \"$private/value\"",
            "  else",
            "    for key; do",
            "      echo \"$secret, $key:\" >&2",
            "      jq --raw-input --slurp --arg key \"$key\" '{($key): rtrimstr(\"\\n\")}'",
            "    done | jq --slurp add > \"$private/value\"",
            "  fi");

    private final GuideSite site;
    private final Markdown text;

    GuideDataSteps(GuideSite site, Markdown text) {
        this.site = site;
        this.text = text;
    }

    /** Roles come first: their passwords go into the secrets. */
    void add() {
        site.all(Database.class).forEach(this::role);
        if (site.has(Secrets.class)) {
            secrets();
        }
        site.all(Secrets.class).forEach(this::reader);
    }

    private void role(Database database) {
        var name = database.databaseNameOrDefault();
        var tunnel = new GuideTunnel(site, database);
        text.step("Make the app's role in " + database.name());
        text.paragraph(
                "RDS keeps the master password in Secrets Manager and changes it every week, so the app gets a role"
                        + " of its own, `" + ROLE + "`. " + tunnel.place()
                        + " `\\password` asks for the new password and sends"
                        + " only its hash, so it is in no log. \"Already exists\" is no error here.");
        tunnel.open().ifPresent(text::commands);
        var commands = new ArrayList<>(tunnel.variables());
        commands.addAll(session(database, name));
        commands.add("unset PGHOST PGDATABASE PGUSER PGSSLMODE PGSSLROOTCERT PGPASSWORD"
                + (tunnel.variables().isEmpty() ? "" : " PGHOSTADDR PGPORT"));
        text.commands(commands);
    }

    private List<String> session(Database database, String name) {
        return List.of(
                "export PGHOST=" + site.output(database.name(), "address"),
                "export PGDATABASE=" + name + " PGUSER=" + database.masterUser() + " PGSSLMODE=verify-full",
                "export PGSSLROOTCERT=\"$(mktemp)\"",
                "curl --fail --silent --show-error --output \"$PGSSLROOTCERT\" "
                        + "https://truststore.pki.rds.amazonaws.com/%1$s/%1$s-bundle.pem"
                                .formatted(site.aws().region()),
                "PGPASSWORD=$("
                        + site.cli("secretsmanager get-secret-value --query SecretString --output text --secret-id ")
                        + site.output(database.name(), "master_secret_arn") + " | jq --raw-output .password)",
                "export PGPASSWORD",
                "psql --command 'CREATE ROLE " + ROLE + " LOGIN'",
                "psql --command 'GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + ROLE + "'",
                "psql --command 'GRANT USAGE, CREATE ON SCHEMA public TO " + ROLE + "'",
                "psql --command '\\password " + ROLE + "'",
                "psql --username=" + ROLE + " --password --command 'SELECT current_user'   # asks for the new password",
                "rm \"$PGSSLROOTCERT\"");
    }

    private void secrets() {
        text.step("Fill the secrets");
        text.paragraph(
                "Define `fill` once in this shell, then call it for each secret: paste each value it asks for, then"
                        + " Enter and Ctrl-D. The values pass through a private file that is removed at once.");
        var function = new ArrayList<>(FILL);
        function.add("  " + site.cli("secretsmanager put-secret-value --secret-id \"$secret\"")
                + " --secret-string \"file://$private/value\"");
        function.add("  rm -r \"$private\"");
        function.add("}");
        text.commands(function);
        table();
        text.line("");
        text.commands(entries().stream().map(this::fill).toList());
    }

    private void table() {
        text.line("");
        text.line("| secret | keys | what it is |");
        text.line("|---|---|---|");
        entries()
                .forEach(entry -> text.line("| %s | %s | %s |"
                        .formatted(secret(entry), cell(String.join(", ", entry.keys())), cell(entry.description()))));
    }

    private List<SecretEntry> entries() {
        return site.all(Secrets.class).stream()
                .flatMap(secrets -> secrets.entries().stream())
                .toList();
    }

    private String secret(SecretEntry entry) {
        return Names.secret(site.platform().site(), entry.name().value());
    }

    private static String cell(String content) {
        return content.replace("|", "\\|").replace('\n', ' ');
    }

    private String fill(SecretEntry entry) {
        return "fill " + secret(entry)
                + entry.keys().stream().map(key -> " " + GuideSite.word(key)).collect(Collectors.joining());
    }

    private void reader(Secrets secrets) {
        secrets.reader().ifPresent(user -> {
            text.step("Make the access key of " + user);
            text.paragraph("The user reads the secrets of `" + secrets.name()
                    + "` and nothing else. The key is shown this once: keep it for the cluster, which asks for it when it is"
                    + " brought up. A user has two keys at most; delete the old one when you replace it.");
            text.commands("aws iam create-access-key --user-name " + site.output(secrets.name(), "reader_user")
                    + " --query 'AccessKey.[AccessKeyId, SecretAccessKey]' --output text");
        });
    }
}
