package dev.croft.load;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.platform.text.NotOffered;
import dev.croft.platform.text.Variants;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sealed family: a mapping whose {@code type} names the member, with that member's keys beside it. */
final class FamilyShape implements Shape {
    private static final String TYPE = "type";

    private final Class<?> family;
    private final Map<String, RecordShape> members = new LinkedHashMap<>();

    FamilyShape(Class<?> family, Shapes shapes) {
        this.family = family;
        collect(family, shapes);
    }

    private void collect(Class<?> sealed, Shapes shapes) {
        for (var member : sealed.getPermittedSubclasses()) {
            if (member.isRecord()) {
                var first = members.putIfAbsent(name(member), shapes.record(member));
                if (first != null && first.type() != member) {
                    throw new IllegalStateException(member.getName() + " and " + first.type() + " have one type name");
                }
            } else {
                collect(member, shapes);
            }
        }
    }

    private static String name(Class<?> member) {
        var name = member.getAnnotation(JsonTypeName.class);
        var simple = member.getSimpleName();
        return name != null ? name.value() : simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    }

    Class<?> type() {
        return family;
    }

    String description() {
        var description = family.getAnnotation(JsonClassDescription.class);
        return description == null ? "" : description.value();
    }

    /** The key under which its entries may be written for several variants at once. */
    Optional<Variants> variants() {
        return Optional.ofNullable(family.getAnnotation(Variants.class));
    }

    /** The member that {@code type} of the mapping names. */
    Optional<RecordShape> member(Yaml.Mapping mapping) {
        return mapping.entry(TYPE)
                .map(entry -> entry.value() instanceof Yaml.Scalar scalar ? scalar.text() : "")
                .map(members::get);
    }

    @Override
    public Optional<Object> read(Spot spot) {
        if (!(spot.node() instanceof Yaml.Mapping mapping)) {
            return spot.mustBe("a mapping with a type", "write type: and " + Suggestions.oneOf(members.keySet()));
        }
        var type = mapping.entry(TYPE);
        if (type.isEmpty()) {
            var where = spot.where().key(TYPE);
            spot.findings().error(spot.place(), where, "must be given", "", hint(TYPE));
            return Optional.empty();
        }
        return member(spot.at(TYPE, type.get())).flatMap(member -> member.read(spot, Set.of(TYPE)));
    }

    /** The member that {@code type} names; after a slip the one that was meant, so that its keys are read too. */
    private Optional<RecordShape> member(Spot type) {
        var name = type.node() instanceof Yaml.Scalar scalar ? scalar.text() : "";
        var refused = refused(name);
        if (refused.isPresent()) {
            var why = "must be something else: " + name + " is not offered, because "
                    + refused.get().because();
            type.findings()
                    .error(type.place(), type.where(), why, name, refused.get().instead());
            return Optional.empty();
        }
        if (!members.containsKey(name)) {
            type.mustBe(Suggestions.oneOf(members.keySet()), Suggestions.didYouMean(name, members.keySet()));
        }
        return Optional.ofNullable(members.get(name))
                .or(() -> Suggestions.nearest(name, members.keySet()).map(members::get));
    }

    private Optional<NotOffered> refused(String name) {
        return Arrays.stream(family.getAnnotationsByType(NotOffered.class))
                .filter(refusal -> refusal.type().equals(name))
                .findFirst();
    }

    /** Branches on {@code type}, so that an editor offers and judges the keys of the member that is named. */
    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.define(family, "", () -> {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("type", "object");
            schema.put("description", description());
            if (!definitions.partial()) {
                schema.put("required", List.of(TYPE));
            }
            schema.put("properties", Map.of(TYPE, types()));
            schema.put("allOf", branches(definitions));
            return schema;
        });
    }

    private Map<String, Object> types() {
        var descriptions =
                members.values().stream().map(RecordShape::description).toList();
        return Map.of(
                "enum", List.copyOf(members.keySet()),
                "enumDescriptions", descriptions,
                "description", description());
    }

    private List<Object> branches(Definitions definitions) {
        return members.entrySet().stream()
                .<Object>map(member -> Map.of(
                        "if", Map.of("required", List.of(TYPE), "properties", constant(member.getKey())),
                        "then", branch(member.getKey(), member.getValue(), definitions)))
                .toList();
    }

    private static Map<String, Object> constant(String name) {
        return Map.of(TYPE, Map.of("const", name));
    }

    private Map<String, Object> branch(String name, RecordShape member, Definitions definitions) {
        var whole = definitions.define(
                member.type(), "-with-type", () -> RecordSchema.of(member, Optional.of(name), definitions));
        return variants()
                .filter(variants -> !definitions.partial())
                .map(variants -> Map.<String, Object>of(
                        "if", Map.of("required", List.of(variants.value())),
                        "then", VariantSchema.of(member, name, variants, definitions),
                        "else", whole))
                .orElse(whole);
    }

    @Override
    public Object example(int depth) {
        var first = members.entrySet().iterator().next();
        var example = new LinkedHashMap<String, Object>();
        example.put(TYPE, first.getKey());
        ((Map<?, ?>) first.getValue().example(depth + 1)).forEach((key, value) -> example.put((String) key, value));
        return example;
    }

    @Override
    public String hint(String key) {
        return "write " + (key.equals(TYPE) ? "" : key + ": with ") + "type: and "
                + Suggestions.oneOf(members.keySet());
    }

    @Override
    public List<Shape> parts() {
        return List.copyOf(members.values());
    }
}
