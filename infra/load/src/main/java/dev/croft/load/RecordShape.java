package dev.croft.load;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping with the keys of a record. Its canonical constructor applies the defaults and may refuse the values. */
final class RecordShape implements Shape {
    /** Deeper than any record nests without containing itself. */
    private static final int DEEPEST_EXAMPLE = 20;

    private final Class<?> type;
    private final Shapes shapes;
    private final Constructor<?> constructor;
    private final Map<String, Component> components = new LinkedHashMap<>();

    RecordShape(Class<?> type, Shapes shapes) {
        this.type = type;
        this.shapes = shapes;
        this.constructor = canonical(type);
        for (var component : type.getRecordComponents()) {
            var read = Component.of(type, component);
            components.put(read.key(), read);
        }
    }

    Class<?> type() {
        return type;
    }

    List<Component> components() {
        return List.copyOf(components.values());
    }

    Shape shape(Component component) {
        return shapes.of(component.type());
    }

    String description() {
        var description = type.getAnnotation(JsonClassDescription.class);
        return description == null ? "" : description.value();
    }

    /** The shape of the only component, where the record is written as that one. */
    Optional<Shape> inner() {
        return components.values().stream().filter(Component::alone).findFirst().map(this::shape);
    }

    @Override
    public Optional<Object> read(Spot spot) {
        return read(spot, Set.of());
    }

    /** Reads a mapping whose keys {@code others} are not the record's own. */
    Optional<Object> read(Spot spot, Set<String> others) {
        if (!(spot.node() instanceof Yaml.Mapping mapping)) {
            return spot.mustBe("a mapping", "its keys are " + String.join(", ", components.keySet()));
        }
        int before = spot.findings().count();
        var written = new Keys(components.keySet(), spot, mapping).written(others);
        var arguments = components.values().stream()
                .map(component -> argument(component, written, spot, mapping))
                .toArray();
        return spot.findings().count() == before ? construct(spot, arguments) : Optional.empty();
    }

    private @Nullable Object argument(
            Component component, Map<String, String> written, Spot spot, Yaml.Mapping mapping) {
        var key = written.getOrDefault(component.key(), component.key());
        var entry = mapping.entry(key);
        if (entry.isPresent()) {
            return shape(component)
                    .read(spot.at(key, entry.get()))
                    .map(component::ifPresent)
                    .orElse(null);
        } else if (component.isRequired()) {
            reportMissing(component, spot, mapping);
        }
        return component.ifAbsent();
    }

    private void reportMissing(Component component, Spot spot, Yaml.Mapping mapping) {
        var empty = mapping.entries().get(component.key());
        var rule = "must be given" + (component.description().isEmpty() ? "" : " (" + component.description() + ")");
        spot.findings()
                .error(
                        empty == null ? spot.place() : empty.place(),
                        spot.where().key(component.key()),
                        rule,
                        "",
                        shape(component).hint(component.key()));
    }

    Optional<Object> construct(Spot spot, @Nullable Object... arguments) {
        try {
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            var thrown = Refusals.unwrapped(e);
            if (thrown instanceof IllegalArgumentException refused) {
                return Refusals.report(refused, spot, "must follow the rules of its keys", "");
            }
            throw thrown;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.define(type, "", () -> RecordSchema.of(this, Optional.empty(), definitions));
    }

    @Override
    public Object example(int depth) {
        var example = new LinkedHashMap<String, Object>();
        if (depth < DEEPEST_EXAMPLE) {
            components.values().stream()
                    .filter(Component::isRequired)
                    .forEach(component ->
                            example.put(component.key(), shape(component).example(depth + 1)));
        }
        return example;
    }

    @Override
    public String hint(String key) {
        return "write " + key + ": and the keys " + String.join(", ", components.keySet());
    }

    @Override
    public List<Shape> parts() {
        return components.values().stream().map(this::shape).toList();
    }

    private static Constructor<?> canonical(Class<?> type) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
