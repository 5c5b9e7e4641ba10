package dev.croft.cli.pipeline;

import dev.croft.apps.Apps;
import dev.croft.apps.AppsGenerator;
import dev.croft.apps.delivery.BuildWorkflows;
import dev.croft.aws.AwsGenerator;
import dev.croft.cluster.ClusterGenerator;
import dev.croft.cluster.capacity.Capacity;
import dev.croft.gitops.Comparison;
import dev.croft.gitops.Output;
import dev.croft.gitops.WriteOptions;
import dev.croft.gitops.WriteResult;
import dev.croft.gitops.Writer;
import dev.croft.load.Located;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * croft on one page: a description is loaded, checked, turned into files in memory, and written. One method an arrow; publishing takes the same
 * {@link Output}.
 */
public final class Pipeline {
    private final Workspace workspace;
    private final LocalDate today;
    private final Freshness freshness;

    /** {@code today} decides which releases are near their end; {@code build} names this build of croft, empty when unknown. */
    public Pipeline(Workspace workspace, LocalDate today, String build) {
        this.workspace = workspace;
        this.today = today;
        this.freshness = new Freshness(workspace, build);
    }

    /** Files to records: all mistakes of form. */
    public Description load(String platform) {
        return PlatformFile.load(workspace, platform);
    }

    /** All problems: those of form, or else those of content. */
    public List<Located> check(String folder, Description description) {
        return description
                .platform()
                .map(platform -> {
                    var problems = new Problems();
                    new PlatformChecks(folder, description.images(), today).check(platform, problems);
                    new HubChecks(this::neighbour).check(platform, description.images(), problems);
                    return description.places().locate(problems.sorted());
                })
                .orElse(description.problems());
    }

    private HubChecks.Neighbour neighbour(Name name) {
        var exists = workspace.platforms().contains(name.value());
        return new HubChecks.Neighbour(exists, exists ? load(name.value()).platform() : Optional.empty());
    }

    /** Records to files in memory. Only a platform without errors comes here; Node.js starts with the first construct. */
    public static Output generate(Platform platform, Images images) {
        NodeJs.require();
        var site = platform.site();
        var apps = platform.workloads(images);
        var files = new ArrayList<Artifact>();
        files.addAll(new AwsGenerator(platform.cloud()).generate());
        files.addAll(new ClusterGenerator(site, platform.cluster(), names(apps)).generate());
        files.addAll(new AppsGenerator(apps).generate());
        files.addAll(new BuildWorkflows(platform.facts(), images).generate());
        files.add(Capacity.of(site, platform.cluster(), apps.footprints()).report());
        return new Output(platform.name(), files);
    }

    /** The Terraform stacks of these platforms as cdktn's own command line reads them. */
    public static List<Artifact> assembly(List<Platform> platforms) {
        NodeJs.require();
        return AwsGenerator.assembly(platforms.stream().map(Platform::cloud).toList());
    }

    private static Set<String> names(Apps apps) {
        return apps.namespaces().stream().map(Name::value).collect(Collectors.toSet());
    }

    /** Whether nothing changed since the last write by this build, so that there is nothing to generate. */
    public boolean isFresh(String platform) {
        return freshness.isFresh(platform);
    }

    /** Files in memory to files on disk: all or nothing. */
    public WriteResult write(Output output, WriteOptions options) {
        var result = new Writer(workspace.root()).write(output, options);
        freshness.remember(output.platform().value());
        return result;
    }

    /** What {@link #write} would do. */
    public Comparison compare(Output output) {
        return new Writer(workspace.root()).compare(output);
    }
}
