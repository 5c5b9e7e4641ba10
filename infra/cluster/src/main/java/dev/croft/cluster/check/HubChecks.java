package dev.croft.cluster.check;

import dev.croft.cluster.addon.ArgoCd;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.List;

/** Rules about who applies what is generated: an Argo CD of the platform's own, or that of its hub, never both. */
final class HubChecks {
    static final List<Check<Subject>> ALL = List.of(HubChecks::applied);

    private HubChecks() {}

    private static void applied(Subject subject, Problems problems) {
        subject.cluster().hub().ifPresentOrElse(hub -> another(subject, hub, problems), () -> own(subject, problems));
    }

    private static void own(Subject subject, Problems problems) {
        if (subject.cluster().addOns().stream().noneMatch(ArgoCd.class::isInstance)) {
            problems.warning(
                    "cluster.addOns",
                    "should hold argo-cd, which applies everything generated here",
                    "",
                    "add - type: argo-cd, or name another platform as cluster.hub");
        }
    }

    private static void another(Subject subject, Name hub, Problems problems) {
        if (hub.equals(subject.site().name())) {
            problems.error("cluster.hub", "must be another platform", hub, "leave it out, and add - type: argo-cd");
        }
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            if (addOns.get(i) instanceof ArgoCd) {
                problems.error(
                        AddOnChecks.path(i),
                        "must not stand on a platform that the Argo CD of " + hub + " applies",
                        addOns.get(i).type(),
                        "remove it, or cluster.hub");
            }
        }
    }
}
