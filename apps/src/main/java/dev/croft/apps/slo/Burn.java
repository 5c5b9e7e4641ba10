package dev.croft.apps.slo;

import dev.croft.cluster.manifest.Alert.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;

/**
 * One pair of windows of the multi-window, multi-burn-rate alerts in Google's SRE Workbook, chapter 5: the long window says that it matters, the short
 * one that it still goes on.
 *
 * @param percent of the whole budget that is spent within the long window when the alert fires
 */
record Burn(String slow, int hours, String fast, int percent, String pending, Severity severity) {
    /** In a window of 30 days 14.4, 6, 3 and 1 times the even pace. */
    static final List<Burn> ALL = List.of(
            new Burn("1h", 1, "5m", 2, "2m", Severity.CRITICAL),
            new Burn("6h", 6, "30m", 5, "15m", Severity.CRITICAL),
            new Burn("1d", 24, "2h", 10, "1h", Severity.WARNING),
            new Burn("3d", 72, "6h", 10, "3h", Severity.WARNING));

    /** How many times faster than evenly over {@code window} the budget is spent. */
    BigDecimal factor(Duration window) {
        return BigDecimal.valueOf(percent, 2)
                .multiply(BigDecimal.valueOf(window.toHours()))
                .divide(BigDecimal.valueOf(hours), MathContext.DECIMAL32)
                .stripTrailingZeros();
    }
}
