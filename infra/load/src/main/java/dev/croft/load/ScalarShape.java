package dev.croft.load;

import java.util.Optional;

/** A value that is written as one scalar. */
interface ScalarShape extends Shape {
    /** In a sentence after "must be": "a whole number". */
    String words();

    Optional<Object> parse(Yaml.Scalar scalar, Spot spot);

    @Override
    default Optional<Object> read(Spot spot) {
        return spot.node() instanceof Yaml.Scalar scalar && !scalar.isNothing()
                ? parse(scalar, spot)
                : spot.mustBe(words(), hint(""));
    }

    @Override
    default String hint(String key) {
        return key.isEmpty() ? "try " + example(0) : "for example " + key + ": " + example(0);
    }
}
