package dev.croft.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Java type looks like in YAML: how it is read, described and exemplified. One implementation a kind of type. */
interface Shape {
    /** The value; empty after at least one problem was reported. Never given a node that is nothing, except by a free-form parent. */
    Optional<Object> read(Spot spot);

    /** Its JSON Schema, by reference where it is a definition. */
    Map<String, Object> schema(Definitions definitions);

    /** One valid value as a tree of maps, lists and scalars; {@code depth} grows by one a level so that recursive types end. */
    Object example(int depth);

    /** How to write it after {@code key}, for a message about a key that is missing; empty where the description says it all. */
    String hint(String key);

    /** The shapes it is made of. */
    default List<Shape> parts() {
        return List.of();
    }
}
