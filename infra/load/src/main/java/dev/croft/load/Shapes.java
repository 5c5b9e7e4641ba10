package dev.croft.load;

import dev.croft.platform.Durations;
import dev.croft.platform.text.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shape of each Java type that a record component may have; any other type is a bug of the record. */
final class Shapes {
    private final Map<Type, Shape> known = new HashMap<>();

    Shape of(Type type) {
        var shape = known.get(type);
        if (shape == null) {
            shape = type instanceof ParameterizedType generic ? generic(generic) : plain((Class<?>) type);
            known.put(type, shape);
        }
        return shape;
    }

    /** Every shape below {@code root}, itself included. */
    Set<Shape> reachable(Class<?> root) {
        var reached = new LinkedHashSet<Shape>();
        var open = new ArrayDeque<>(List.of(of(root)));
        while (!open.isEmpty()) {
            var shape = open.remove();
            if (reached.add(shape)) {
                open.addAll(shape.parts());
            }
        }
        return reached;
    }

    RecordShape record(Class<?> type) {
        var shape = of(type);
        if (shape instanceof RecordShape members) {
            return members;
        }
        throw new IllegalStateException(type.getName() + " must be a record with keys");
    }

    private Shape plain(Class<?> type) {
        if (type == String.class) {
            return new StringShape();
        } else if (type == boolean.class || type == Boolean.class) {
            return new BooleanShape();
        } else if (type == int.class || type == Integer.class) {
            return new NumberShape(Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact);
        } else if (type == long.class || type == Long.class) {
            return new NumberShape(Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
        } else if (type == Duration.class) {
            return new TextShape(Duration.class, "a duration", Durations.PATTERN, "5m", Durations::parse);
        } else if (type == Object.class) {
            return FreeShape.ANY;
        }
        return declared(type);
    }

    private Shape declared(Class<?> type) {
        var text = type.getAnnotation(Text.class);
        if (text != null) {
            return TextShape.of(type, text);
        } else if (type.isEnum()) {
            return new EnumShape(type);
        } else if (type.isRecord()) {
            var shape = new RecordShape(type, this);
            return shape.inner()
                    .<Shape>map(inner -> new WrapperShape(shape, inner))
                    .orElse(shape);
        } else if (type.isSealed()) {
            return new FamilyShape(type, this);
        }
        throw new IllegalStateException("no YAML form for " + type.getName());
    }

    private Shape generic(ParameterizedType type) {
        var arguments = List.of(type.getActualTypeArguments());
        if (type.getRawType() == List.class) {
            return arguments.get(0) == Object.class ? FreeShape.LIST : new ListShape(of(arguments.get(0)));
        } else if (type.getRawType() == Map.class) {
            return arguments.equals(List.of(String.class, Object.class))
                    ? FreeShape.MAPPING
                    : new MapShape(of(arguments.get(0)), of(arguments.get(1)));
        }
        throw new IllegalStateException("no YAML form for " + type);
    }
}
