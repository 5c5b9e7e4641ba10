package dev.croft.aws.resource;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** The class of an RDS instance: {@code db.}, family and size. */
@Text(
        value = "an RDS instance class",
        pattern = "^db\\.[a-z]+[0-9]+[a-z]*\\.(micro|small|medium|large|[0-9]*xlarge)$",
        example = "db.t3.micro")
public record DatabaseClass(String value) {
    private static final Pattern RULE =
            Pattern.compile("db\\.[a-z]+\\d+[a-z]*\\.(micro|small|medium|large|\\d*xlarge)");
    private static final Pattern RETIRED = Pattern.compile("db\\.(t1|t2|m[1-4]|r3|r4)\\..*");

    public DatabaseClass {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be an RDS instance class, db.family.size", value, "try db.t3.micro");
        }
    }

    public static DatabaseClass parse(String text) {
        return new DatabaseClass(text);
    }

    /** Whether no current PostgreSQL runs on it any more. */
    boolean isRetired() {
        return RETIRED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
