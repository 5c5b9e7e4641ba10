package dev.croft.cluster;

import dev.croft.cluster.check.AddressUse;
import dev.croft.cluster.check.Rules;
import dev.croft.cluster.check.Subject;
import dev.croft.platform.Site;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that must hold of the {@code cluster:} section, of the nodes and of the network it stands on. What needs the apps as well - their
 * addresses, their pods - comes in through the constructor and {@link dev.croft.cluster.capacity.Capacity}.
 */
public final class ClusterChecks implements Check<ClusterSection> {
    private final Site site;
    private final LocalDate today;
    private final List<AddressUse> others;

    /**
     * {@code today} decides what is near its end of support; {@code others} are the LoadBalancer addresses that apps name.
     */
    public ClusterChecks(Site site, LocalDate today, List<AddressUse> others) {
        this.site = site;
        this.today = today;
        this.others = List.copyOf(others);
    }

    @Override
    public void check(ClusterSection cluster, Problems problems) {
        Rules.check(new Subject(site, cluster, today), others, problems);
    }
}
