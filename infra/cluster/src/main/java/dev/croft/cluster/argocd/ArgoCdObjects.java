package dev.croft.cluster.argocd;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.Destination;
import dev.croft.cluster.manifest.Source;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What of Argo CD's own belongs to no single Application: the projects and the root Application. */
public final class ArgoCdObjects {
    private final Site site;
    private final Destination destination;

    public ArgoCdObjects(ClusterFacts cluster) {
        this.site = cluster.site();
        this.destination = Destination.of(cluster);
    }

    /**
     * Two AppProjects and the Application {@code root}, all in the folder {@code argocd}.
     *
     * @param own the objects of the add-ons' folders
     * @param sources the add-ons' charts and the like
     * @param namespaces those of the add-ons
     * @param appNamespaces those of the apps; without any there is no project for them
     */
    public List<Artifact> artifacts(
            List<ObjectKey> own, List<? extends Source> sources, Set<String> namespaces, Set<String> appNamespaces) {
        var files = new ArrayList<Artifact>();
        files.add(new RootApplication(site, destination).file());
        files.add(platform(own, sources, namespaces).file(site));
        if (!appNamespaces.isEmpty()) {
            files.add(apps(appNamespaces).file(site));
        }
        return files;
    }

    private Project platform(List<ObjectKey> own, List<? extends Source> sources, Set<String> namespaces) {
        var repositories = new TreeSet<String>();
        sources.forEach(source -> repositories.add(source.repository()));
        var destinations = new TreeSet<>(namespaces);
        destinations.addAll(List.of("argocd", "kube-system"));
        var allowed = new ArrayList<>(own.stream()
                .filter(key -> key.namespace().isEmpty())
                .map(Allowed::only)
                .toList());
        if (!sources.isEmpty()) {
            allowed.addAll(Allowed.BY_CHARTS);
        }
        return new Project(
                destination,
                "platform",
                "What the platform offers its apps. Charts put parts of theirs into kube-system.",
                Stream.concat(Stream.of(site.repository().url().value()), repositories.stream())
                        .toList(),
                destinations,
                allowed,
                List.of());
    }

    /** NetworkPolicy is not denied: policies come from the declared edges, through this very project. */
    private Project apps(Set<String> namespaces) {
        return new Project(
                destination,
                "apps",
                "The platform's apps. Quotas and default limits are the platform's to set.",
                List.of(site.repository().url().value()),
                new TreeSet<>(namespaces),
                new TreeSet<>(namespaces)
                        .stream()
                                .map(name -> new Allowed("", "Namespace", name))
                                .toList(),
                List.of("LimitRange", "ResourceQuota"));
    }
}
