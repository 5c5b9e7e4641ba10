package dev.croft.cluster.check;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.addon.Elasticsearch;
import dev.croft.cluster.addon.FluentBit;
import dev.croft.cluster.capacity.Eligibility;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import java.util.HashMap;
import java.util.List;

/** Rules about the add-ons beside each other and on these nodes; what concerns one add-on alone it checks itself. */
final class AddOnChecks {
    static final List<Check<Subject>> ALL = List.of(
            AddOnChecks::once,
            AddOnChecks::requires,
            AddOnChecks::conflicts,
            AddOnChecks::placement,
            AddOnChecks::architectures,
            StorageChecks::defaults,
            AddOnChecks::indices,
            AddOnChecks::own);

    private AddOnChecks() {}

    private static void once(Subject subject, Problems problems) {
        var seen = new HashMap<String, Integer>();
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            var first = seen.putIfAbsent(addOns.get(i).type(), i);
            if (first != null) {
                problems.error(
                        path(i) + ".type",
                        "must be unlike cluster.addOns[" + first + "], an add-on exists once",
                        addOns.get(i).type(),
                        "remove one");
            }
        }
    }

    private static void requires(Subject subject, Problems problems) {
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            for (var needed : addOns.get(i).requires()) {
                if (addOns.stream().noneMatch(needed::isInstance)) {
                    problems.error(
                            path(i),
                            addOns.get(i).type() + " must have " + type(needed) + " beside it",
                            "",
                            "add - type: " + type(needed));
                }
            }
        }
    }

    private static void conflicts(Subject subject, Problems problems) {
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            for (var unwanted : addOns.get(i).conflicts()) {
                if (addOns.stream().anyMatch(unwanted::isInstance)) {
                    problems.error(
                            path(i),
                            "must not stand beside " + type(unwanted),
                            addOns.get(i).type(),
                            "remove one");
                }
            }
        }
    }

    private static void placement(Subject subject, Problems problems) {
        place("cluster.placement", "", subject.cluster().placement(), subject, problems);
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            for (var pods : addOns.get(i).footprints(subject.facts())) {
                if (!pods.placement().equals(subject.cluster().placement())) {
                    place(path(i) + ".placement", "the pods of " + pods.name(), pods.placement(), subject, problems);
                }
            }
        }
    }

    private static void place(String path, String whose, Placement placement, Subject subject, Problems problems) {
        if (!subject.site().nodes().isEmpty()
                && Eligibility.nodes(subject.site().kinds(), subject.cluster().distribution(), placement)
                        .isEmpty()) {
            problems.error(
                    path,
                    "must match the labels and taints of at least one node" + (whose.isEmpty() ? "" : " for " + whose),
                    "nodeSelector " + placement.nodeSelector(),
                    "correct the labels, or tolerate the taints");
        }
    }

    private static void architectures(Subject subject, Problems problems) {
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            for (var pods : addOns.get(i).footprints(subject.facts())) {
                for (var node : strangers(addOns.get(i), pods, subject)) {
                    problems.error(
                            path(i) + ".placement",
                            "must keep " + pods.name() + " off node " + node.name() + ", which is "
                                    + node.architectureOrDefault() + ": its images exist for "
                                    + addOns.get(i).architectures() + " only",
                            "",
                            "set nodeSelector kubernetes.io/arch");
                }
            }
        }
    }

    private static List<Node> strangers(AddOn addOn, Footprint pods, Subject subject) {
        return Eligibility.nodes(subject.site().kinds(), subject.cluster().distribution(), pods.placement()).stream()
                .filter(node -> !addOn.architectures().contains(node.architectureOrDefault()))
                .toList();
    }

    /** An index that Elasticsearch knows nothing of has no template and is never deleted. */
    private static void indices(Subject subject, Problems problems) {
        var addOns = subject.cluster().addOns();
        addOns.stream()
                .filter(Elasticsearch.class::isInstance)
                .map(Elasticsearch.class::cast)
                .findFirst()
                .ifPresent(store -> {
                    for (int i = 0; i < addOns.size(); i++) {
                        if (addOns.get(i) instanceof FluentBit collector) {
                            same(path(i) + ".logs", collector.logs(), store.logs(), problems);
                            same(path(i) + ".events", collector.events(), store.events(), problems);
                        }
                    }
                });
    }

    private static void same(String path, Name got, Name kept, Problems problems) {
        if (!got.equals(kept)) {
            problems.error(
                    path,
                    "must be the prefix that elasticsearch keeps, or nothing ever deletes its indices",
                    got,
                    "set " + kept + " in both");
        }
    }

    private static void own(Subject subject, Problems problems) {
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            addOns.get(i).check(path(i), subject.facts(), problems);
            StorageChecks.check(path(i), (Record) addOns.get(i), subject.facts(), problems);
        }
    }

    static String path(int index) {
        return "cluster.addOns[" + index + "]";
    }

    private static String type(Class<? extends AddOn> member) {
        return member.getAnnotation(JsonTypeName.class).value();
    }
}
