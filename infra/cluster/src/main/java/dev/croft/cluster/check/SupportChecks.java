package dev.croft.cluster.check;

import dev.croft.cluster.Distribution;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about releases: what exists, and what still gets fixes; each add-on judges itself whether it goes with the release. */
final class SupportChecks {
    static final List<Check<Subject>> ALL =
            List.of(SupportChecks::version, SupportChecks::containerd, SupportChecks::support);

    private static final Pattern K3S = Pattern.compile("v1\\.\\d+\\.\\d+\\+k3s[1-9]\\d*");

    private static final Pattern KUBERNETES = Pattern.compile("v1\\.\\d+\\.\\d+");

    private static final int LAST_WITH_CONTAINERD_1 = 35;

    /** Half the time between two minor releases of Kubernetes. */
    private static final int NEAR_DAYS = 60;

    private SupportChecks() {}

    private static void version(Subject subject, Problems problems) {
        var version = subject.cluster().versionOrDefault();
        var distribution = subject.cluster().distribution();
        if (distribution == Distribution.K3S && !K3S.matcher(version.value()).matches()) {
            problems.error("cluster.version", "must be a release of K3s, v1.x.y+k3sN", version, tryNewest(subject));
        }
        if (distribution == Distribution.KUBEADM
                && !KUBERNETES.matcher(version.value()).matches()) {
            problems.error("cluster.version", "must be a release of Kubernetes, v1.x.y", version, tryNewest(subject));
        }
    }

    private static String tryNewest(Subject subject) {
        return "try " + subject.cluster().distribution().version();
    }

    /** Source: https://kubernetes.io/blog/2025/12/17/kubernetes-v1-35-release/, on containerd 1.x. */
    private static void containerd(Subject subject, Problems problems) {
        var version = subject.cluster().versionOrDefault();
        if (subject.cluster().distribution() == Distribution.KUBEADM && version.minor() > LAST_WITH_CONTAINERD_1) {
            problems.warning(
                    "cluster.version",
                    "should be 1." + LAST_WITH_CONTAINERD_1
                            + " at most, the last that works with containerd 1.7 of Ubuntu 24.04 and Debian 13",
                    version,
                    tryNewest(subject));
        }
    }

    private static void support(Subject subject, Problems problems) {
        var version = subject.cluster().versionOrDefault();
        var end = SupportTable.kubernetesEnd(version);
        if (end.isEmpty()) {
            problems.warning(
                    "cluster.version",
                    "should be one of " + SupportTable.kubernetes() + ", the releases whose end is known",
                    version,
                    tryNewest(subject));
        } else if (end.get().isBefore(subject.today())) {
            problems.warning(
                    "cluster.version", "should still get fixes; its line ended " + end.get(), version, "upgrade");
        } else if (end.get().isBefore(subject.today().plusDays(NEAR_DAYS))) {
            problems.warning(
                    "cluster.version", "should be replaced soon; its line ends " + end.get(), version, "upgrade");
        }
    }
}
