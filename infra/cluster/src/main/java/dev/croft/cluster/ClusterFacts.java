package dev.croft.cluster;

import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.Version;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What add-ons and apps may know of the cluster they land on.
 *
 * @param placement holds for every pod that names none of its own
 * @param addOns the add-ons by their {@code type:}
 * @param storageClasses what volumes can be made of
 * @param hub the platform whose Argo CD syncs this one; empty: its own does
 * @param registries those that nodes pull from, each with the account it asks for
 */
@RecordBuilder
public record ClusterFacts(
        Site site,
        Distribution distribution,
        Version version,
        Cidr podCidr,
        Cidr serviceCidr,
        Placement placement,
        SortedSet<String> addOns,
        List<PrivateRegistry> registries,
        List<StorageClass> storageClasses,
        Optional<Name> hub) {
    public ClusterFacts {
        addOns = addOns == null
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(addOns));
        registries = registries == null ? List.of() : List.copyOf(registries);
        storageClasses = storageClasses == null ? List.of() : List.copyOf(storageClasses);
        hub = hub == null ? Optional.empty() : hub;
    }

    /** Whether the platform runs the add-on of this {@code type:}. */
    public boolean has(String addOn) {
        return addOns.contains(addOn);
    }
}
