package dev.croft.apps.rollout;

import dev.croft.platform.check.Problems;
import java.util.Optional;

/** What a strategy's settings must hold, for an app of so many pods. */
public record StrategyChecks(Strategy strategy, int pods, String path, Problems problems) {
    public void check(Optional<BlueGreen> blueGreen, Optional<Canary> canary, Optional<Analysis> analysis) {
        blueGreen.ifPresent(settings -> {
            checkBelongs("blueGreen", Strategy.BLUE_GREEN);
            settings.check(path + ".blueGreen", pods, problems);
        });
        canary.ifPresent(settings -> {
            checkBelongs("canary", Strategy.CANARY);
            settings.check(path + ".canary", problems);
        });
        analysis.ifPresent(settings -> {
            if (strategy == Strategy.ROLLING) {
                problems.error(
                        path + ".analysis",
                        "must go with strategy blue-green or canary",
                        strategy,
                        "a rolling update is judged by its probes, remove it");
            }
            settings.check(path + ".analysis", problems);
        });
        if (strategy == Strategy.CANARY) {
            checkShares(canary.orElse(Canary.DEFAULT));
        }
    }

    private void checkBelongs(String key, Strategy wanted) {
        if (strategy != wanted) {
            problems.error(path + "." + key, "must go with strategy " + wanted, strategy, "remove one of them");
        }
    }

    /** Two pods cannot give a tenth of the requests to one of them. */
    private void checkShares(Canary canary) {
        if (canary.traffic() != CanaryTraffic.REPLICAS || canary.steps().isEmpty()) {
            return;
        }
        var first = canary.steps().get(0).weight();
        if (first > 0 && pods * first < 100) {
            problems.warning(
                    path + ".canary.steps[0].weight",
                    "should be a share that " + pods + " pods can have: one of them is " + Math.round(100.0 / pods)
                            + " %",
                    first,
                    "run " + (100 + first - 1) / first + " pods, or split with traffic: istio or nginx");
        }
    }
}
