package dev.croft.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.croft.platform.text.SameVariant;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a record.
 *
 * @param key the component's name, or what {@code @JsonProperty} names instead
 * @param type the value's type, inside {@code Optional} where the component is one
 * @param absent whether the key may be left out, and how the constructor is told so
 * @param defaultText the declared default as YAML; empty where there is none
 * @param sibling whether it names another entry of the same list ({@code @SameVariant})
 * @param alone whether the value stands for the whole record ({@code @JsonValue})
 */
record Component(
        String key, Type type, Absent absent, String description, String defaultText, boolean alone, boolean sibling) {
    enum Absent {
        REFUSED,
        EMPTY_OPTIONAL,
        EMPTY_LIST,
        EMPTY_MAP,
        NULL
    }

    static Component of(Class<?> owner, RecordComponent component) {
        var field = field(owner, component.getName());
        var property = field.getAnnotation(JsonProperty.class);
        var description = field.getAnnotation(JsonPropertyDescription.class);
        var defaultText = property == null ? "" : property.defaultValue();
        if (component.getType().isPrimitive() && !defaultText.isEmpty()) {
            throw new IllegalStateException(
                    owner.getName() + "." + component.getName() + " is never absent; box its type");
        }
        return new Component(
                property == null || property.value().isEmpty() ? component.getName() : property.value(),
                component.getType() == Optional.class
                        ? argument(component.getGenericType())
                        : component.getGenericType(),
                absent(component.getType(), !defaultText.isEmpty()),
                description == null ? "" : description.value(),
                defaultText,
                field.isAnnotationPresent(JsonValue.class),
                field.isAnnotationPresent(SameVariant.class));
    }

    private static Absent absent(Class<?> type, boolean hasDefault) {
        if (type == Optional.class) {
            return Absent.EMPTY_OPTIONAL;
        } else if (hasDefault) {
            return Absent.NULL;
        } else if (type == List.class) {
            return Absent.EMPTY_LIST;
        }
        return type == Map.class ? Absent.EMPTY_MAP : Absent.REFUSED;
    }

    boolean isRequired() {
        return absent == Absent.REFUSED;
    }

    /** What the constructor gets where the key is left out; it applies the default. */
    @Nullable
    Object ifAbsent() {
        return switch (absent) {
            case EMPTY_OPTIONAL -> Optional.empty();
            case EMPTY_LIST -> List.of();
            case EMPTY_MAP -> Map.of();
            case NULL, REFUSED -> null;
        };
    }

    Object ifPresent(Object value) {
        return absent == Absent.EMPTY_OPTIONAL ? Optional.of(value) : value;
    }

    Map<String, Object> schema(Shape shape, Definitions definitions) {
        var schema = new LinkedHashMap<>(shape.schema(definitions));
        schema.put("description", description);
        if (!defaultText.isEmpty()) {
            schema.put("default", defaultTree(shape));
        }
        return schema;
    }

    /** The declared default as a tree: a text for whatever is read as text. */
    private Object defaultTree(Shape shape) {
        var spot = Spot.root("default of " + key, defaultText);
        return spot.node() instanceof Yaml.Scalar scalar
                        && !(shape instanceof NumberShape || shape instanceof BooleanShape)
                ? scalar.text()
                : FreeShape.ANY.read(spot).orElseThrow();
    }

    private static Type argument(Type optional) {
        return ((ParameterizedType) optional).getActualTypeArguments()[0];
    }

    private static Field field(Class<?> owner, String name) {
        try {
            return owner.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
