package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    void noWebhookIsInTheConfigurationButItsFile() {
        var config = Trees.yaml(NotificationConfig.of(Optional.of(SLACK), true));

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

    private static void assertAccepted(Path folder, Optional<Slack> slack) throws IOException {
        var amtool = Tool.of("amtool", "prometheus-alertmanager");
        write(folder, slack);

        var outcome = amtool.run(folder, "check-config", "alertmanager.yaml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private static String receiver(Path folder, Slack slack, String... labels) throws IOException {
        var amtool = Tool.of("amtool", "prometheus-alertmanager");
        write(folder, Optional.of(slack));
        var arguments = new ArrayList<>(List.of("config", "routes", "test", "--config.file=alertmanager.yaml"));
        arguments.addAll(List.of(labels));

        var outcome = amtool.run(folder, arguments.toArray(String[]::new));

        assertThat(outcome.status()).as(outcome.output()).isZero();
        // Above it stands a warning where the machine has a configuration of its own for the tool.
        return outcome.output().lines().reduce("", (first, second) -> second);
    }

    private static void write(Path folder, Optional<Slack> slack) throws IOException {
        Files.writeString(folder.resolve("alertmanager.yaml"), Trees.yaml(NotificationConfig.of(slack, false)));
    }

    private static JsonNode config(Optional<Slack> slack, boolean heartbeat) {
        return Observed.yaml(Trees.yaml(NotificationConfig.of(slack, heartbeat)));
    }
}
