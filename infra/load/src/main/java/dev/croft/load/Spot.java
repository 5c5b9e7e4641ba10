package dev.croft.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One node to read.
 *
 * @param place what a problem about the node names: the text itself, or the key or dash that opens a collection
 */
record Spot(Yaml node, Place place, Where where, Findings findings) {
    /** A whole text; problems are gathered and left to the caller. */
    static Spot root(String name, String text) {
        var findings = new Findings();
        var document = Composer.compose(name, text, findings);
        return new Spot(document, document.place(), Where.ROOT, findings);
    }

    /** The value of a key that the mapping has. */
    Spot at(String key, Yaml.Entry entry) {
        return new Spot(entry.value(), entry.place(), where.key(key), findings);
    }

    List<Spot> items(Yaml.Sequence sequence) {
        var spots = new ArrayList<Spot>();
        for (var item : sequence.items()) {
            spots.add(new Spot(item, item.place(), where.item(spots.size()), findings));
        }
        return spots;
    }

    /** Reports a problem that shows the text found. Of what looks like a secret neither the text nor a remedy made from it is shown. */
    void error(String rule, String remedy) {
        var shown = node instanceof Yaml.Scalar scalar && !where.secret() ? Shown.cut(scalar.text()) : "";
        findings.error(place, where, rule, shown, where.secret() ? "" : remedy);
    }

    /** Reports that the node is not {@code expected}; the result is always empty. */
    Optional<Object> mustBe(String expected, String remedy) {
        var isText = node instanceof Yaml.Scalar && !node.isNothing();
        error("must be " + expected + (isText ? "" : ", not " + node.words()), remedy);
        return Optional.empty();
    }
}
