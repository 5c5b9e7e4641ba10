package dev.croft.aws;

import dev.croft.platform.check.Problems;
import dev.croft.platform.text.Text;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Free text reaches Terraform as a string template, so none may hold what Terraform would evaluate. Walks all records, new ones too. */
final class Interpolation {
    private final Problems problems;

    private Interpolation(Problems problems) {
        this.problems = problems;
    }

    static void check(AwsPlatform platform, Problems problems) {
        var interpolation = new Interpolation(problems);
        platform.aws().ifPresent(aws -> interpolation.walk("aws", aws));
        platform.edge().ifPresent(edge -> interpolation.walk("edge", edge));
    }

    private void walk(String path, @Nullable Object value) {
        if (value instanceof String text) {
            refuse(path, text);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> walk(path, inner));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                walk(path + "." + key, key);
                walk(path + "." + key, inner);
            });
        } else if (value instanceof Record parts && !value.getClass().isAnnotationPresent(Text.class)) {
            for (var component : parts.getClass().getRecordComponents()) {
                walk(path + "." + component.getName(), get(parts, component));
            }
        }
    }

    private static Object get(Record parts, RecordComponent component) {
        try {
            return component.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuse(String path, String text) {
        if (text.contains("${") || text.contains("%{")) {
            problems.error(path, "must not hold ${ or %{, which Terraform would evaluate", text, "write it otherwise");
        }
    }
}
