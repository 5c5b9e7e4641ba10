package dev.croft.cluster.check;

import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.addon.IngressController;
import dev.croft.cluster.addon.MetalLb;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.List;

/** Rules about ingress controllers beside each other. */
final class IngressChecks {
    static final List<Check<Subject>> ALL = List.of(IngressChecks::defaults, IngressChecks::ports);

    private IngressChecks() {}

    /** Of two default classes Kubernetes refuses every Ingress that names none. */
    private static void defaults(Subject subject, Problems problems) {
        var defaults = controllers(subject).stream()
                .filter(addOn -> ((IngressController) addOn).defaultClass())
                .toList();
        for (var second : defaults.stream().skip(1).toList()) {
            problems.error(
                    path(subject, second) + ".defaultClass",
                    "must be false beside " + defaults.get(0).type() + ", which is the default class",
                    true,
                    "set defaultClass: false on one of them");
        }
    }

    /** K3s' load balancer gives every Service the nodes' own addresses. */
    private static void ports(Subject subject, Problems problems) {
        var controllers = controllers(subject);
        if (subject.cluster().addOns().stream().anyMatch(MetalLb.class::isInstance)) {
            return;
        }
        for (var second : controllers.stream().skip(1).toList()) {
            problems.error(
                    path(subject, second),
                    "must have an address of its own beside "
                            + controllers.get(0).type() + ": both want ports 80 and 443 of the nodes",
                    second.type(),
                    "add - type: metallb, or remove one of them");
        }
    }

    private static List<AddOn> controllers(Subject subject) {
        return subject.cluster().addOns().stream()
                .filter(IngressController.class::isInstance)
                .toList();
    }

    private static String path(Subject subject, AddOn addOn) {
        return AddOnChecks.path(subject.cluster().addOns().indexOf(addOn));
    }
}
