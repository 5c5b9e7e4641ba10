package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Applications that Argo CD would refuse: of a project that does not allow them, or of a folder that is not there. */
final class Projects {
    private final Committed platform;
    private final List<String> findings = new ArrayList<>();

    private Projects(Committed platform) {
        this.platform = platform;
    }

    static List<String> broken(Committed platform) {
        var projects = new Projects(platform);
        platform.objects("Application").forEach(projects::application);
        return projects.findings;
    }

    private void application(String path, JsonNode application) {
        var name = application.at("/spec/project").asText();
        var project = platform.objects().get("argocd/appproject-" + name + ".yaml");
        if (project == null) {
            findings.add(path + ": no project " + name);
            return;
        }
        var spec = project.path("spec");
        destination(path, spec, application.at("/spec/destination/namespace").asText());
        Json.list(application.at("/spec/sources")).forEach(source -> source(path, spec, source));
        if (application.at("/spec").has("source")) {
            source(path, spec, application.at("/spec/source"));
        }
    }

    private void destination(String path, JsonNode project, String namespace) {
        if (Json.list(project.path("destinations"))
                .noneMatch(each -> each.path("namespace").asText().equals(namespace))) {
            findings.add(path + ": its project does not allow the namespace " + namespace);
        }
    }

    private void source(String path, JsonNode project, JsonNode source) {
        var repository = source.path("repoURL").asText();
        if (Json.list(project.path("sourceRepos"))
                .noneMatch(each -> each.asText().equals(repository))) {
            findings.add(path + ": its project does not allow the source " + repository);
        }
        var folder = source.path("path").asText();
        if (folder.startsWith("generated/")) {
            var prefix = folder.replace("generated/" + platform.name() + "/", "") + "/";
            var objects = platform.objects().keySet().stream()
                    .filter(each -> each.startsWith(prefix))
                    .toList();
            if (objects.isEmpty()) {
                findings.add(path + ": no object lies in " + folder);
            }
            objects.forEach(each -> allowed(each, project));
        }
    }

    private void allowed(String path, JsonNode project) {
        var object = Objects.requireNonNull(platform.objects().get(path));
        // A file of what has no namespace says so by its name.
        if (!path.contains("/_cluster-")) {
            destination(path, project, platform.namespace(path));
            return;
        }
        var version = object.path("apiVersion").asText();
        var group = version.contains("/") ? version.replaceAll("/.*", "") : "";
        boolean listed = Json.list(project.path("clusterResourceWhitelist"))
                .anyMatch(each -> each.path("group").asText().equals(group)
                        && each.path("kind").equals(object.path("kind"))
                        && each.path("name")
                                .asText(object.at("/metadata/name").asText())
                                .equals(object.at("/metadata/name").asText()));
        if (!listed) {
            findings.add(
                    path + ": its project does not allow " + object.path("kind").asText());
        }
    }
}
