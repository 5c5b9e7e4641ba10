package dev.croft.cluster.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One panel of a {@link Dashboard}.
 *
 * @param unit in Grafana's words: {@code bytes}, {@code percentunit}, {@code reqps}, {@code s}, {@code short}
 * @param width of 24 columns
 */
public record Panel(String title, Kind kind, Source source, String unit, int width, List<Query> queries) {
    /** How a panel draws. */
    public enum Kind {
        TIMESERIES,
        STAT,
        GAUGE,
        TABLE,
        LOGS;

        private int height() {
            return this == STAT || this == GAUGE ? 4 : 8;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The data source a panel asks; its name is also its {@code uid} in Grafana. */
    public enum Source {
        /** Queries are PromQL. */
        PROMETHEUS,
        /** Queries are LogQL. */
        LOKI,
        /** Queries are Lucene's; they show documents. */
        ELASTICSEARCH,
        /** As {@link #ELASTICSEARCH}, of Kubernetes' events. */
        ELASTICSEARCH_EVENTS;

        /** The plug-in. */
        private String type() {
            return this == ELASTICSEARCH_EVENTS ? ELASTICSEARCH.toString() : toString();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** An expression, and what its series are called: {@code {{pod}}}; empty: Grafana's choice. */
    public record Query(String expression, String legend) {}

    public Panel {
        queries = List.copyOf(queries);
    }

    /** A line chart of half the width. */
    public static Panel chart(String title, String unit, String expression, String legend) {
        return new Panel(title, Kind.TIMESERIES, Source.PROMETHEUS, unit, 12, List.of(new Query(expression, legend)));
    }

    /** One number, a quarter of the width. */
    public static Panel stat(String title, String unit, String expression) {
        return new Panel(title, Kind.STAT, Source.PROMETHEUS, unit, 6, List.of(new Query(expression, "")));
    }

    /** Log lines over the whole width. */
    public static Panel logs(String title, String expression) {
        return new Panel(title, Kind.LOGS, Source.LOKI, "short", 24, List.of(new Query(expression, "")));
    }

    int height() {
        return kind.height();
    }

    Map<String, Object> tree(int id, int x, int y) {
        var tree = new TreeMap<String, Object>();
        tree.put("id", id);
        tree.put("title", title);
        tree.put("type", kind.toString());
        tree.put("datasource", datasource());
        tree.put("gridPos", Map.of("h", height(), "w", width, "x", x, "y", y));
        tree.put("fieldConfig", Map.of("defaults", Map.of("unit", unit), "overrides", List.of()));
        tree.put("targets", targets());
        return tree;
    }

    private List<Object> targets() {
        var targets = new ArrayList<Object>();
        for (var query : queries) {
            var target = new TreeMap<String, Object>();
            target.put("refId", String.valueOf((char) ('A' + targets.size())));
            target.put("datasource", datasource());
            target.putAll(question(query));
            if (!query.legend().isEmpty()) {
                target.put("legendFormat", query.legend());
            }
            targets.add(target);
        }
        return targets;
    }

    /** What the data source's editor would have written for the query. */
    private Map<String, Object> question(Query query) {
        return switch (source) {
            case PROMETHEUS, LOKI -> Map.of("expr", query.expression());
            case ELASTICSEARCH, ELASTICSEARCH_EVENTS ->
                Map.of(
                        "bucketAggs", List.of(),
                        "metrics", List.of(Map.of("id", "1", "settings", Map.of("limit", "500"), "type", "logs")),
                        "query", query.expression(),
                        "timeField", "@timestamp");
        };
    }

    private Map<String, String> datasource() {
        return Map.of("type", source.type(), "uid", source.toString());
    }
}
