package dev.croft.platform.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Trees of maps, lists and scalars as text: keys sorted, LF, final newline, so that the same tree gives the same bytes. */
public final class Trees {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder(new FaithfulYaml(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .stringQuotingChecker(new Quoting())))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Trees() {}

    public static String json(Object tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of maps, lists and scalars", e);
        }
    }

    /** Without a header and without a document marker. */
    public static String yaml(Object tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of maps, lists and scalars", e);
        }
    }

    /** With {@code # notice} as its first line. */
    public static String yaml(String notice, Object tree) {
        return "# " + notice + "\n" + yaml(tree);
    }

    /** Quotes whatever a YAML 1.1 reader (Kubernetes, Argo CD) would not read back as the same string. */
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;
        private static final Resolver YAML_1_1 = new Resolver();
        private static final Pattern OTHER_READERS = Pattern.compile("[yYnN~=]|[-+.0-9].*[eExXoO_].*|0[0-7]+");

        @Override
        public boolean needToQuoteName(String name) {
            return isNoString(name) || super.needToQuoteName(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return isNoString(value) || super.needToQuoteValue(value);
        }

        private static boolean isNoString(String text) {
            return !Tag.STR.equals(YAML_1_1.resolve(NodeId.scalar, text, true))
                    || OTHER_READERS.matcher(text).matches()
                    || FaithfulYaml.hasForeignLineEnds(text);
        }
    }
}
