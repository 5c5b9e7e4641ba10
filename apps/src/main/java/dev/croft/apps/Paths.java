package dev.croft.apps;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Apps with their places in the description: {@code apps[0]}. */
final class Paths {
    /** One app and its place. */
    record Entry(App app, String path) {}

    private Paths() {}

    static Stream<Entry> of(List<App> apps) {
        return IntStream.range(0, apps.size()).mapToObj(index -> new Entry(apps.get(index), "apps[" + index + "]"));
    }
}
