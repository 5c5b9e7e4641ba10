package dev.croft.platform.artifact;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.Writer;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** YAML whose literal blocks end their lines with LF alone: Jackson takes a block for every text of several lines before it asks whether to quote. */
final class FaithfulYaml extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    FaithfulYaml(YAMLFactoryBuilder builder) {
        super(builder);
    }

    /** U+0085, U+2028 and U+2029 end a line in YAML 1.1, and would come back as something else unless they are escaped. */
    static boolean hasForeignLineEnds(String text) {
        return text.chars().anyMatch(character -> "\u0085\u2028\u2029".indexOf(character) >= 0);
    }

    @Override
    protected YAMLGenerator _createGenerator(Writer out, IOContext context) throws IOException {
        return new YAMLGenerator(
                context, _generatorFeatures, _yamlGeneratorFeatures, _quotingChecker, _objectCodec, out, _version) {
            @Override
            protected void _writeScalar(String value, String type, ScalarStyle style) throws IOException {
                boolean block = style == ScalarStyle.LITERAL && !hasForeignLineEnds(value);
                super._writeScalar(
                        value, type, block || style != ScalarStyle.LITERAL ? style : ScalarStyle.DOUBLE_QUOTED);
            }
        };
    }
}
