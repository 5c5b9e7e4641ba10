package dev.croft.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.croft.cli.Croft;
import dev.croft.load.Defaults;
import dev.croft.load.Descriptions;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class PlatformFileTest {
    private static final Workspace WORKSPACE = new Workspace(Croft.repository());

    static List<String> platforms() {
        return WORKSPACE.platforms();
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(Descriptions.missing(Platform.class)).isEmpty();
    }

    @Test
    void everyDocumentedDefaultIsTheOneThatIsApplied() {
        assertThat(Defaults.wrong(Platform.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void aStrangersValidatorAcceptsTheDescriptionBySchema(String platform) throws Exception {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(PlatformFile.schema());
        var tree = new Yaml().<Object>load(Files.readString(WORKSPACE.platformFile(platform)));

        assertThat(schema.validate(new ObjectMapper().valueToTree(tree))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void editorsFindTheSchema(String platform) throws Exception {
        assertThat(Files.readString(WORKSPACE.platformFile(platform)))
                .startsWith("# yaml-language-server: $schema=../platform.schema.json\n");
        assertThat(WORKSPACE.root().resolve("platforms/platform.schema.json")).exists();
    }
}
