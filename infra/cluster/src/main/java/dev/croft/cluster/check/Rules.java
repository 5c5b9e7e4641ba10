package dev.croft.cluster.check;

import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rules of this package, in one call. */
public final class Rules {
    private static final List<Check<Subject>> ALL = Stream.of(
                    NodeChecks.ALL,
                    MachineChecks.ALL,
                    EtcdChecks.ALL,
                    ControlPlaneChecks.ALL,
                    AddressChecks.ALL,
                    NetworkChecks.ALL,
                    AddOnChecks.ALL,
                    HubChecks.ALL,
                    EnvoyChecks.ALL,
                    IngressChecks.ALL,
                    SupportChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** {@code others}: LoadBalancer addresses that do not come from add-ons. */
    public static void check(Subject subject, List<AddressUse> others, Problems problems) {
        ALL.forEach(rule -> rule.check(subject, problems));
        var uses = new ArrayList<AddressUse>();
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            for (var address : addOns.get(i).addresses()) {
                uses.add(new AddressUse(AddOnChecks.path(i), address));
            }
        }
        uses.addAll(others);
        AddressChecks.loadBalancers(subject, uses, problems);
    }
}
