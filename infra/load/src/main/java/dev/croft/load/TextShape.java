package dev.croft.load;

import dev.croft.platform.text.Text;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A value type with a rule of its own, written as one scalar whose text is taken as it is written. */
record TextShape(Class<?> type, String words, String pattern, String example, Function<String, Object> parser)
        implements ScalarShape {
    /** Keeps every rule's regular expression within its stack; no value type is nearly as long. */
    private static final int LONGEST = 2_000;

    /** {@code type} has a static {@code parse(String)}; lacking it is a bug of the type. */
    static TextShape of(Class<?> type, Text text) {
        try {
            var parse = type.getDeclaredMethod("parse", String.class);
            parse.setAccessible(true);
            return new TextShape(type, text.value(), text.pattern(), text.example(), scalar -> call(parse, scalar));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " needs a static parse(String)", e);
        }
    }

    private static Object call(Method parse, String scalar) {
        try {
            return parse.invoke(null, scalar);
        } catch (InvocationTargetException e) {
            throw Refusals.unwrapped(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Object> parse(Yaml.Scalar scalar, Spot spot) {
        if (scalar.text().length() > LONGEST) {
            return spot.mustBe(words + " of at most " + LONGEST + " characters", hint(""));
        }
        try {
            return Optional.of(parser.apply(scalar.text()));
        } catch (IllegalArgumentException refused) {
            return Refusals.report(refused, spot, "must be " + words, hint(""));
        }
    }

    /** A number too where the rule takes numbers, because editors read an unquoted 0.5 as one. */
    @Override
    public Map<String, Object> schema(Definitions definitions) {
        var rule = Pattern.compile(pattern);
        var types = rule.matcher("1").find() || rule.matcher("0.5").find() ? List.of("string", "number") : "string";
        return definitions.define(type, "", () -> {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("type", types);
            schema.put("description", words);
            schema.put("pattern", pattern);
            schema.put("patternErrorMessage", "must be " + words);
            schema.put("examples", List.of(example));
            return schema;
        });
    }

    @Override
    public Object example(int depth) {
        return example;
    }
}
