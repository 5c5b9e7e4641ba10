package dev.croft.cluster.check;

import dev.croft.cluster.Distribution;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about releases: what exists, and what still gets fixes; each add-on judges itself whether it goes with the release. */
final class SupportChecks {
    static final List<Check<Subject>> ALL =
            List.of(SupportChecks::distribution, SupportChecks::version, SupportChecks::support);

    private static final Pattern K3S = Pattern.compile("v1\\.\\d+\\.\\d+\\+k3s[1-9]\\d*");

    /** Half the time between two minor releases of Kubernetes. */
    private static final int NEAR_DAYS = 60;

    private SupportChecks() {}

    private static void distribution(Subject subject, Problems problems) {
        if (subject.cluster().distribution() != Distribution.K3S) {
            problems.error(
                    "cluster.distribution",
                    "must be k3s: nodes of other distributions are not bootstrapped yet",
                    subject.cluster().distribution(),
                    "try k3s");
        }
    }

    private static void version(Subject subject, Problems problems) {
        var version = subject.cluster().version();
        if (subject.cluster().distribution() == Distribution.K3S
                && !K3S.matcher(version.value()).matches()) {
            problems.error(
                    "cluster.version",
                    "must be a release of K3s, v1.x.y+k3sN",
                    version,
                    "try " + SupportTable.NEWEST_K3S);
        }
    }

    private static void support(Subject subject, Problems problems) {
        var version = subject.cluster().version();
        var end = SupportTable.kubernetesEnd(version);
        if (end.isEmpty()) {
            problems.warning(
                    "cluster.version",
                    "should be one of " + SupportTable.kubernetes() + ", the releases whose end is known",
                    version,
                    "try " + SupportTable.NEWEST_K3S);
        } else if (end.get().isBefore(subject.today())) {
            problems.warning(
                    "cluster.version", "should still get fixes; its line ended " + end.get(), version, "upgrade");
        } else if (end.get().isBefore(subject.today().plusDays(NEAR_DAYS))) {
            problems.warning(
                    "cluster.version", "should be replaced soon; its line ends " + end.get(), version, "upgrade");
        }
    }
}
