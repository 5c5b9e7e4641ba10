package dev.croft.aws;

import dev.croft.platform.tool.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stack on disk, for the real Terraform. */
final class SynthesizedStack {
    private SynthesizedStack() {}

    static Terraform terraform(AwsPlatform platform, String stack, Path folder) throws IOException {
        var prefix = "terraform/" + stack + "/";
        for (var file : AwsGeneratorTest.files(platform).entrySet()) {
            if (file.getKey().startsWith(prefix)) {
                Files.writeString(folder.resolve(file.getKey().substring(prefix.length())), file.getValue());
            }
        }
        return Terraform.of(folder);
    }
}
