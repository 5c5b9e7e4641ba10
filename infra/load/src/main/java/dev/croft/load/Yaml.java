package dev.croft.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A YAML node with its place. Aliases and merge keys are resolved, so parts may be shared, but none contains itself. */
sealed interface Yaml {
    Place place();

    /** How many nodes it is once every alias is written out, itself included. */
    int size();

    /** What it is, in a sentence: "a list". */
    String words();

    /** Whether it is null or left out. */
    default boolean isNothing() {
        return false;
    }

    static Yaml nothing(String file) {
        return new Scalar(Place.of(file), "", true);
    }

    /** A text; {@code plain} when neither quotes nor a block style say that it is text and nothing else. */
    record Scalar(Place place, String text, boolean plain) implements Yaml {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        @Override
        public boolean isNothing() {
            return plain && NULLS.contains(text);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public String words() {
            return isNothing() ? "nothing" : "text";
        }
    }

    record Sequence(Place place, List<Yaml> items, int size) implements Yaml {
        @Override
        public String words() {
            return "a list";
        }
    }

    /** Keys in the order of the file, merged ones last. */
    record Mapping(Place place, Map<String, Entry> entries, int size) implements Yaml {
        /** The entry that says something; empty where the key is absent or nothing follows it. */
        Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key))
                    .filter(entry -> !entry.value().isNothing());
        }

        @Override
        public String words() {
            return "a mapping";
        }
    }

    record Entry(Place key, Yaml value) {
        /** The value where it is a text, otherwise the key that opens it. */
        Place place() {
            return value instanceof Scalar && !value.isNothing() ? value.place() : key;
        }
    }
}
