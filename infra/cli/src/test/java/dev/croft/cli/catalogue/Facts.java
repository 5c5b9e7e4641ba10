package dev.croft.cli.catalogue;

import dev.croft.cluster.addon.AddOn;
import dev.croft.load.Loader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a member needs and is, as its example says. */
final class Facts {
    private Facts() {}

    static List<String> of(Family family, Class<?> member) {
        if (family != Family.ADD_ONS) {
            return List.of();
        }
        var file = family.golden(member).resolve("in.yaml");
        return Loader.load(file, AddOn.class).value().map(Facts::of).orElseThrow();
    }

    private static List<String> of(AddOn addOn) {
        var lines = new ArrayList<String>();
        lines.add("namespace `" + addOn.namespace() + "`, Pod Security "
                + addOn.podSecurity().toString().toLowerCase(java.util.Locale.ROOT));
        line(lines, "needs ", types(addOn.requires()));
        line(lines, "cannot stand beside ", types(addOn.conflicts()));
        line(lines, "architectures: ", addOn.architectures());
        return lines;
    }

    private static List<String> types(List<Class<? extends AddOn>> members) {
        return members.stream()
                .map(Family::type)
                .map(type -> "[" + type + "](" + type + ".md)")
                .toList();
    }

    private static void line(List<String> lines, String title, Collection<?> words) {
        if (!words.isEmpty()) {
            lines.add(title
                    + String.join(", ", words.stream().map(Object::toString).toList()));
        }
    }
}
