package dev.croft.gitops;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Git without the machine's and the user's configuration, so that a publication does not depend on who runs it. */
final class Isolation extends SystemReader.Delegate {
    private Isolation(SystemReader system) {
        super(system);
    }

    /** JGit keeps its reader for the whole process. */
    static synchronized void install() {
        var current = SystemReader.getInstance();
        if (!(current instanceof Isolation)) {
            SystemReader.setInstance(new Isolation(current));
        }
    }

    /** JGit has no SSH of its own here: it runs the user's {@code ssh}, with its keys, agent and known hosts. */
    @Override
    public String getenv(String variable) {
        var value = super.getenv(variable);
        return value == null && variable.equals("GIT_SSH") ? "ssh" : value;
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    private static final class Empty extends FileBasedConfig {
        Empty(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
