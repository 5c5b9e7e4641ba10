package dev.croft.load;

/** Stops reading: the text is no YAML that croft takes. The loader turns it into a problem. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final String rule;
    private final String remedy;

    Unreadable(Place place, String rule, String remedy) {
        super(place + ": " + rule + "; " + remedy);
        this.place = place;
        this.rule = rule;
        this.remedy = remedy;
    }

    Place place() {
        return place;
    }

    String rule() {
        return rule;
    }

    String remedy() {
        return remedy;
    }
}
