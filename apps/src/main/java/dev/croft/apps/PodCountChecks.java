package dev.croft.apps;

import dev.croft.apps.pod.Autoscaling;
import dev.croft.platform.check.Problems;
import java.util.Optional;

/** Rules for how many pods there are, and how many must stay. */
final class PodCountChecks {
    private PodCountChecks() {}

    static void check(
            String path,
            Optional<Integer> replicas,
            Optional<Autoscaling> autoscaling,
            Optional<Integer> minAvailable,
            Problems problems) {
        int pods = autoscaling.map(Autoscaling::min).or(() -> replicas).orElse(1);
        if (replicas.isPresent() && autoscaling.isPresent()) {
            problems.error(path + ".replicas", "must not stand beside autoscaling", pods, "remove one of them");
        }
        replicas.filter(count -> count < 1)
                .ifPresent(count -> problems.error(path + ".replicas", "must be at least 1", count, "try 1"));
        autoscaling.ifPresent(scaling -> scaling.check(path + ".autoscaling", problems));
        checkMinAvailable(path + ".minAvailable", pods, minAvailable, problems);
    }

    static void checkMinAvailable(String path, int pods, Optional<Integer> minAvailable, Problems problems) {
        minAvailable
                .filter(least -> least < 1 || least >= pods)
                .ifPresent(least -> problems.error(
                        path,
                        "must be at least 1 and less than the pods there always are (" + pods
                                + "), or no node can be drained",
                        least,
                        pods > 1 ? "try 1, or run " + (Math.max(least, 1) + 1) + " pods" : "remove it, or run 2 pods"));
    }
}
