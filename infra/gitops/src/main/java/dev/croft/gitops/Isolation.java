package dev.croft.gitops;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS.FileStoreAttributes;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

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

        /**
         * JGit measures the file system's clock by writing probe files for a second or more, and notes the result in the user's
         * configuration. This is the value it falls back to when it cannot measure.
         */
        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem") && name.equals("timestampResolution")
                    ? unit.convert(FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
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
