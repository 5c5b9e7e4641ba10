package dev.croft.aws;

import dev.croft.aws.base.AwsStack;
import dev.croft.aws.base.StackFiles;
import dev.croft.aws.base.StateStack;
import dev.croft.aws.edge.EdgeStack;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Generator;
import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Terraform stacks of a checked platform: {@code terraform/<stack>/cdk.tf.json} and the files it reads, for {@code state}, {@code aws} and
 * {@code edge}, as far as the sections are there; with {@code aws:}, also {@code terraform/README.md}.
 */
public final class AwsGenerator implements Generator {
    private final AwsPlatform platform;

    public AwsGenerator(AwsPlatform platform) {
        this.platform = platform;
    }

    @Override
    public List<Artifact> generate() {
        var stacks = stacks();
        var guide = platform.aws()
                .map(aws -> Artifact.of(CloudGuide.PATH, new CloudGuide(platform, aws, stacks).text(), "aws"));
        return Stream.concat(stacks.stream().flatMap(AwsGenerator::files), guide.stream())
                .toList();
    }

    /** What {@code cdktn synth} expects in {@code CDKTF_OUTDIR}, for all of these platforms at once; paths are relative to that folder. */
    public static List<Artifact> assembly(List<AwsPlatform> platforms) {
        return Assembly.artifacts(platforms.stream()
                .map(platform -> new Assembly(platform.site().name(), new AwsGenerator(platform).stacks()))
                .toList());
    }

    private List<StackFiles> stacks() {
        var all = new ArrayList<StackFiles>();
        platform.aws().ifPresent(aws -> {
            var facts = platform.facts(aws);
            all.add(StateStack.synthesize(facts));
            all.add(AwsStack.synthesize(facts, scope -> aws.resources().forEach(resource -> resource.addTo(scope))));
        });
        platform.edge().ifPresent(edge -> all.add(EdgeStack.synthesize(edge, platform.edgeSite())));
        return List.copyOf(all);
    }

    private static Stream<Artifact> files(StackFiles stack) {
        var folder = "terraform/" + stack.name() + "/";
        var owner = stack.name().equals(EdgeStack.NAME) ? "edge" : "aws." + stack.name();
        return Stream.concat(
                Stream.of(Artifact.of(folder + StackFiles.MAIN, Trees.json(stack.terraform()), owner)),
                stack.files().entrySet().stream()
                        .map(file -> Artifact.of(folder + file.getKey(), file.getValue(), owner)));
    }
}
