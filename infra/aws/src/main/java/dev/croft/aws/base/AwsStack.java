package dev.croft.aws.base;

import java.util.List;
import java.util.function.Consumer;

/** The stack {@code aws}: the network and every resource of the section. */
public final class AwsStack {
    public static final String NAME = "aws";

    private AwsStack() {}

    /** {@code resources} adds them to the scope it is given. */
    public static StackFiles synthesize(AwsFacts facts, Consumer<AwsScope> resources) {
        var stack = Stacks.open(NAME);
        Stacks.keepStateInBucket(stack, facts);
        Stacks.useAws(stack, facts);
        var scope = new AwsScope(stack, facts);
        resources.accept(scope);
        return Stacks.synthesize(stack, scope.files(), List.of(StateStack.NAME));
    }
}
