package dev.croft.platform.artifact;

import java.util.List;

/** Turns a checked section into files. No disk, no clock, no environment: the same section gives the same artifacts. */
@FunctionalInterface
public interface Generator {
    List<Artifact> generate();
}
