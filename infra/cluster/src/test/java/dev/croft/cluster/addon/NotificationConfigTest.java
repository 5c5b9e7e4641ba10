package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.croft.cluster.manifest.Alert.Severity;
import dev.croft.platform.artifact.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alertmanager's own tool reads the configuration and says which receiver an alert would reach. */
final class NotificationConfigTest {
    private static final QuietHours NIGHT = new QuietHours("23:00", "08:00", "Asia/Seoul");
    private static final Slack SLACK =
            SlackBuilder.builder().quietHours(Optional.of(NIGHT)).build();

    @Test
    void alertmanagerAcceptsIt(@TempDir Path folder) throws IOException {
        assertAccepted(folder, Optional.of(SLACK));
    }

    @Test
    void alertmanagerAcceptsThatNobodyIsTold(@TempDir Path folder) throws IOException {
        assertAccepted(folder, Optional.empty());
    }

    @Test
    void eachSeverityHasItsChannelAndTheWatchdogTellsNobody(@TempDir Path folder) throws IOException {
        assertThat(receiver(folder, SLACK, "alertname=NodeDown", "severity=critical"))
                .isEqualTo("slack-critical");
        assertThat(receiver(folder, SLACK, "alertname=NodeHot", "severity=warning"))
                .isEqualTo("slack-warning");
        assertThat(receiver(folder, SLACK, "alertname=Anything", "severity=info"))
                .isEqualTo("slack-info");
        assertThat(receiver(folder, SLACK, "alertname=Watchdog", "severity=info"))
                .isEqualTo("nobody");
        assertThat(receiver(folder, SLACK, "alertname=OfSomebodyElse")).isEqualTo("nobody");
    }

    @Test
    void aWebhookIsToldItsSeveritiesBesideSlackAndNothingElse(@TempDir Path folder) throws IOException {
        var webhook = new Notifications(Optional.of(SLACK), Optional.of(usualWebhook()), true);

        assertAccepted(folder, webhook);

        assertThat(receiver(folder, webhook, "alertname=EtcdQuorumLost", "severity=critical"))
                .isEqualTo("webhook,slack-critical");
        assertThat(receiver(folder, webhook, "alertname=AutoscalerMaxed", "severity=warning"))
                .isEqualTo("webhook,slack-warning");
        assertThat(receiver(folder, webhook, "alertname=Anything", "severity=info"))
                .isEqualTo("slack-info");
        assertThat(receiver(folder, webhook, "alertname=Watchdog", "severity=info"))
                .isEqualTo("heartbeat");
        assertThat(webhook.keys()).containsExactly("critical", "warning", "info", "webhook", "heartbeat");
    }

    @Test
    void aWebhookAloneIsEnough(@TempDir Path folder) throws IOException {
        var told =
                new Notifications(Optional.empty(), Optional.of(new AlertWebhook(List.of(Severity.CRITICAL))), false);

        assertAccepted(folder, told);

        assertThat(receiver(folder, told, "alertname=NodeDown", "severity=critical"))
                .isEqualTo("webhook");
        assertThat(receiver(folder, told, "alertname=NodeHot", "severity=warning"))
                .isEqualTo("nobody");
        assertThat(Trees.yaml(NotificationConfig.of(told)))
                .contains("url_file: /etc/alertmanager/secrets/alertmanager-webhooks/webhook")
                .doesNotContain("http");
    }

    @Test
    void noWebhookIsInTheConfigurationButItsFile() {
        var config = Trees.yaml(NotificationConfig.of(told(Optional.of(SLACK), true)));

        assertThat(config)
                .doesNotContain("http")
                .contains("api_url_file: /etc/alertmanager/secrets/alertmanager-webhooks/critical")
                .contains("url_file: /etc/alertmanager/secrets/alertmanager-webhooks/heartbeat");
    }

    @Test
    void theWatchdogGoesToTheDeadMansSwitchEveryFiveMinutes() {
        var first = config(Optional.of(SLACK), true).at("/route/routes/0");

        assertThat(first.path("receiver").asText()).isEqualTo("heartbeat");
        assertThat(first.path("repeat_interval").asText()).isEqualTo("5m");
        assertThat(first.path("matchers").toString()).isEqualTo("[\"alertname = \\\"Watchdog\\\"\"]");
    }

    @Test
    void quietHoursOverMidnightAreTwoRangesAndNeverMuteWhatIsCritical() {
        var config = config(Optional.of(SLACK), false);

        assertThat(config.at("/time_intervals/0/time_intervals"))
                .isEqualTo(
                        Observed.yaml(
                                """
                        - location: Asia/Seoul
                          times:
                          - {end_time: '24:00', start_time: '23:00'}
                          - {end_time: '08:00', start_time: '00:00'}
                        """));
        assertThat(config.at("/route/routes"))
                .filteredOn(route -> route.has("mute_time_intervals"))
                .extracting(route -> route.path("receiver").asText())
                .containsExactly("slack-warning", "slack-info");
    }

    @Test
    void nodeDownHoldsBackWhatCarriesItsNode() {
        assertThat(config(Optional.empty(), false).path("inhibit_rules"))
                .contains(
                        Observed.yaml(
                                """
                        source_matchers: ['alertname = "NodeDown"']
                        target_matchers: ['alertname != "NodeDown"', 'node != ""']
                        equal: [node]
                        """));
    }

    private static AlertWebhook usualWebhook() {
        return new AlertWebhook(List.of(Severity.WARNING, Severity.CRITICAL));
    }

    private static void assertAccepted(Path folder, Optional<Slack> slack) throws IOException {
        assertAccepted(folder, told(slack, false));
    }

    private static void assertAccepted(Path folder, Notifications told) throws IOException {
        var amtool = Tool.of("amtool", "prometheus-alertmanager");
        write(folder, told);

        var outcome = amtool.run(folder, "check-config", "alertmanager.yaml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private static String receiver(Path folder, Slack slack, String... labels) throws IOException {
        return receiver(folder, told(Optional.of(slack), false), labels);
    }

    private static String receiver(Path folder, Notifications told, String... labels) throws IOException {
        var amtool = Tool.of("amtool", "prometheus-alertmanager");
        write(folder, told);
        var arguments = new ArrayList<>(List.of("config", "routes", "test", "--config.file=alertmanager.yaml"));
        arguments.addAll(List.of(labels));

        var outcome = amtool.run(folder, arguments.toArray(String[]::new));

        assertThat(outcome.status()).as(outcome.output()).isZero();
        // Above it stands a warning where the machine has a configuration of its own for the tool.
        return outcome.output().lines().reduce("", (first, second) -> second);
    }

    /** Debian's amtool is older than {@code url_file} of webhooks, which Alertmanager has since 0.26: it reads an address in its place. */
    private static void write(Path folder, Notifications told) throws IOException {
        var config = Trees.yaml(NotificationConfig.of(told))
                .replaceAll("(?m)^(.* )url_file: .*$", "$1url: http://localhost");
        Files.writeString(folder.resolve("alertmanager.yaml"), config);
    }

    private static JsonNode config(Optional<Slack> slack, boolean heartbeat) {
        return Observed.yaml(Trees.yaml(NotificationConfig.of(told(slack, heartbeat))));
    }

    private static Notifications told(Optional<Slack> slack, boolean heartbeat) {
        return new Notifications(slack, Optional.empty(), heartbeat);
    }
}
