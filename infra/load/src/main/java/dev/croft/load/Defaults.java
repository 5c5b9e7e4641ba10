package dev.croft.load;

import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which declared defaults are not what the constructor applies; a test of each room asserts that the list is empty. Each record below a root is made
 * from its required keys alone, filled with the examples of their types.
 */
public final class Defaults {
    private Defaults() {}

    /** One sentence each; a record that refuses its examples is one too. */
    public static List<String> wrong(Class<?> root) {
        var wrong = new ArrayList<String>();
        for (var shape : new Shapes().reachable(root)) {
            if (shape instanceof RecordShape members) {
                wrong.addAll(of(members));
            }
        }
        return wrong.stream().sorted().toList();
    }

    /** As {@link #wrong(Class)}, for one record made without its optional keys where examples do not do. */
    public static List<String> wrong(Record bare) {
        return compared(new Shapes().record(bare.getClass()), bare);
    }

    private static List<String> of(RecordShape shape) {
        var name = shape.type().getSimpleName();
        var made = Loader.read(name, Trees.yaml(shape.example(0)), shape.type());
        return made.value()
                .map(bare -> compared(shape, bare))
                .orElseGet(() -> List.of(name + " cannot be made from examples: " + made.problems()));
    }

    private static List<String> compared(RecordShape shape, Object bare) {
        var wrong = new ArrayList<String>();
        for (int i = 0; i < shape.components().size(); i++) {
            var component = shape.components().get(i);
            if (!component.defaultText().isEmpty()) {
                compare(shape, component, value(shape, i, bare), wrong);
            }
        }
        return wrong;
    }

    private static void compare(RecordShape shape, Component component, @Nullable Object actual, List<String> wrong) {
        var declared = shape.shape(component)
                .read(Spot.root(component.key(), component.defaultText()))
                .map(component::ifPresent);
        if (!declared.equals(Optional.ofNullable(actual))) {
            wrong.add(shape.type().getSimpleName() + "." + component.key() + " declares " + component.defaultText()
                    + " but the constructor gives " + actual);
        }
    }

    private static @Nullable Object value(RecordShape shape, int index, Object bare) {
        var accessor = shape.type().getRecordComponents()[index].getAccessor();
        accessor.setAccessible(true);
        try {
            return accessor.invoke(bare);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
