package dev.croft.platform.text;

/** A scalar that does not follow its type's rule: the rule, and what to write instead. */
public final class InvalidText extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String rule;
    private final String got;
    private final String remedy;

    /** {@code rule} reads "must be ..."; {@code remedy} reads "try ..." or names the allowed values. */
    public InvalidText(String rule, String got, String remedy) {
        super(rule + ", got '" + got + "'; " + remedy);
        this.rule = rule;
        this.got = got;
        this.remedy = remedy;
    }

    public String rule() {
        return rule;
    }

    public String got() {
        return got;
    }

    public String remedy() {
        return remedy;
    }
}
