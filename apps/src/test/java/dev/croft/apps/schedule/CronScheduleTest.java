package dev.croft.apps.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronScheduleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "*/15 0-6,22-23 1,15 */3 mon-fri",
                "5/10 3 * JAN 0",
                "0 0 29 2 *",
                "0 0 31 2 1",
                "@hourly",
                "@yearly"
            })
    void takesWhatKubernetesTakes(String text) {
        assertThat(CronSchedule.parse(text)).hasToString(text);
    }

    @Test
    void spacesDoNotMatter() {
        assertThat(CronSchedule.parse("  30  3 * * * ")).hasToString("30 3 * * *");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    60 * * * *     | the minute (0 to 59), got '60'
                    0 24 * * *     | the hour (0 to 23), got '24'
                    0 0 0 * *      | the day of the month (1 to 31), got '0'
                    0 0 * 13 *     | the month (1 to 12), got '13'
                    0 0 * * 7      | the day of the week (0 to 6), got '7'
                    */0 * * * *    | the minute (0 to 59), got '*/0'
                    30-10 * * * *  | the minute (0 to 59), got '30-10'
                    1, * * * *     | the minute (0 to 59), got '1,'
                    0 0 * foo *    | the month (1 to 12), got 'foo'
                    0 0 31 2,4 *   | must be a day that comes, got '0 0 31 2,4 *'
                    0 0 * *        | must have five fields
                    0 0 0 * * *    | must have five fields
                    @fortnightly   | must have five fields
                    @every 5m      | must have five fields
                    """)
    void refusesTheRestAndSaysWhichFieldItIs(String text, String sentence) {
        assertThatThrownBy(() -> CronSchedule.parse(text)).hasMessageContaining(sentence);
    }

    @Test
    void aTimeZoneIsOneOfTheDatabase() {
        assertThat(TimeZoneName.parse("Asia/Seoul")).hasToString("Asia/Seoul");
        assertThatThrownBy(() -> TimeZoneName.parse("KST"))
                .hasMessage("must be a time zone of the IANA database, got 'KST'; try Asia/Seoul or Etc/UTC");
    }
}
