package dev.croft.cluster.manifest;

import java.util.Map;

/** Where objects of an Application come from besides its own folder; each is pinned, so that the same commit always means the same objects. */
public sealed interface Source permits GitChart, GitFolder, HelmRelease, Kustomization {
    /** What the AppProject must let Applications read from. */
    String repository();

    /** The source as Argo CD wants it. */
    Map<String, Object> tree();
}
