package dev.croft.load;

import java.util.ArrayList;
import java.util.List;

/** Which records, families and keys below a root have no description; a test of each room asserts that the list is empty. */
public final class Descriptions {
    private Descriptions() {}

    /** Full class names, with {@code .key} for a key; sorted. */
    public static List<String> missing(Class<?> root) {
        var missing = new ArrayList<String>();
        for (var shape : new Shapes().reachable(root)) {
            if (shape instanceof RecordShape members) {
                missing.addAll(of(members));
            } else if (shape instanceof FamilyShape family
                    && family.description().isBlank()) {
                missing.add(family.type().getName());
            }
        }
        return missing.stream().sorted().toList();
    }

    private static List<String> of(RecordShape shape) {
        var missing = new ArrayList<String>();
        if (shape.description().isBlank()) {
            missing.add(shape.type().getName());
        }
        shape.components().stream()
                .filter(component -> component.description().isBlank())
                .forEach(component -> missing.add(shape.type().getName() + "." + component.key()));
        return missing;
    }
}
