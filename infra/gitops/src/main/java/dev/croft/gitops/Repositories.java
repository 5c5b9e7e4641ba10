package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens a repository, or says in one sentence why croft cannot write to it. */
final class Repositories {
    private Repositories() {}

    static Repository open(Path directory) throws IOException {
        Isolation.install();
        var builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new PlatformException(
                    "there is no git repository at " + directory + " or above it: run croft inside a clone");
        }
        var repository = builder.setMustExist(true).build();
        try {
            refuseShapes(repository.getConfig());
            refuseShapes(workTreeConfig(repository));
            return repository;
        } catch (PlatformException e) {
            repository.close();
            throw e;
        }
    }

    private static void refuseShapes(Config config) {
        if ("sha256".equalsIgnoreCase(config.getString("extensions", null, "objectformat"))) {
            throw new PlatformException("this repository names its objects by SHA-256, which croft cannot write:"
                    + " publish from a repository with SHA-1 ids");
        }
        var isPartial = config.getString("extensions", null, "partialclone") != null
                || config.getSubsections("remote").stream()
                        .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false));
        if (isPartial) {
            throw new PlatformException(
                    "this is a partial clone, which lacks objects that croft must read:" + " clone without --filter");
        }
        if (config.getBoolean("index", "sparse", false)) {
            throw new PlatformException("this work tree has a sparse index, which croft cannot read:"
                    + " run 'git sparse-checkout reapply --no-sparse-index'");
        }
    }

    private static Config workTreeConfig(Repository repository) throws IOException {
        var config = new FileBasedConfig(new File(repository.getDirectory(), "config.worktree"), repository.getFS());
        try {
            config.load();
            return config;
        } catch (ConfigInvalidException e) {
            throw new IOException("config.worktree of the repository is broken", e);
        }
    }
}
