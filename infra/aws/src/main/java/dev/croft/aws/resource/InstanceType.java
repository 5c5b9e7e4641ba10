package dev.croft.aws.resource;

import dev.croft.platform.node.Architecture;
import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An EC2 instance type: family and size. A {@code g} behind the generation's number means Graviton, hence arm64. */
@Text(
        value = "an EC2 instance type",
        pattern = "^[a-z]+[0-9]+[a-z-]*\\.(nano|micro|small|medium|large|[0-9]*xlarge|metal)$",
        example = "t3.micro")
public record InstanceType(String value) {
    private static final Pattern RULE =
            Pattern.compile("[a-z]+\\d+[a-z-]*\\.(nano|micro|small|medium|large|\\d*xlarge|metal)");
    private static final Pattern GRAVITON = Pattern.compile("(a1|[a-z]+\\d+g[a-z-]*)\\..*");

    public InstanceType {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be an EC2 instance type, family.size", value, "try t3.micro or t4g.micro");
        }
    }

    public static InstanceType parse(String text) {
        return new InstanceType(text);
    }

    public Architecture architecture() {
        return GRAVITON.matcher(value).matches() ? Architecture.arm64 : Architecture.amd64;
    }

    /** Whether it spends CPU credits: the families T2 to T4g. */
    public boolean isBurstable() {
        return value.startsWith("t");
    }

    @Override
    public String toString() {
        return value;
    }
}
