package dev.croft.cluster.bootstrap;

import dev.croft.cluster.manifest.HelmRelease;

/** The command that installs a chart by hand as Argo CD will manage it afterwards. */
final class HelmCommand {
    private HelmCommand() {}

    /** Repositories without a scheme are OCI registries, as Argo CD writes them. */
    static String of(HelmRelease release, String namespace, String values) {
        var repository = release.repository();
        var chart = repository.startsWith("http")
                ? release.chart() + " --repo " + repository
                : "oci://" + repository.replaceFirst("^oci://", "") + "/" + release.chart();
        return "helm upgrade --install %s %s --version %s --namespace %s --values %s"
                .formatted(release.release(), chart, release.version(), namespace, values);
    }
}
