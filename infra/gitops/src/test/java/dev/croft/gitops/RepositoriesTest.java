package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Status;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoriesTest {
    private static final Target MAIN = Target.remote("origin", "main");
    private static final Target PROD = Target.remote("origin", "env/prod");

    private final Path root;
    private final Hub hub;
    private final Output output = Outputs.small();
    private final Output newer = Outputs.with(output, "game/configmap-1.yaml", "n: 7\n");

    RepositoriesTest(@TempDir Path root) {
        this.root = root;
        this.hub = new Hub(root);
    }

    @Test
    void wantsARepository() throws IOException {
        var nowhere = new Git(Files.createDirectories(root.resolve("nowhere")));

        assertThatThrownBy(() -> Hub.publish(Hub.request(nowhere, MAIN, output)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("there is no git repository at " + nowhere.directory());
    }

    @Test
    void wantsACommit() {
        new Git(root).run("init", "-q", "-b", "main", "unborn");

        assertThatThrownBy(() -> Hub.publish(Hub.request(new Git(root.resolve("unborn")), MAIN, output)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("there is no commit 'HEAD'");
    }

    @Test
    void refusesSha256() {
        new Git(root).run("init", "-q", "-b", "main", "--object-format=sha256", "wide");
        var wide = new Git(root.resolve("wide"));
        wide.commit("first", "README.md", "x\n");

        assertThatThrownBy(() -> Hub.publish(Hub.request(wide, Target.local("main"), output)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void refusesPartialClones() {
        hub.remote().run("config", "uploadpack.allowFilter", "true");
        var partial = hub.clone("partial", "--filter=blob:none");

        assertThatThrownBy(() -> Hub.publish(Hub.request(partial, MAIN, output)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("clone without --filter");
    }

    @Test
    void refusesASparseIndexButReadsASparseWorkTree() {
        var sparse = hub.clone("sparse");
        sparse.commit("more", "docs/a.md", "a\n", "other/b.md", "b\n");
        sparse.run("push", "-q", "origin", "main");
        sparse.run("sparse-checkout", "set", "--cone", "platforms");
        assertThat(Hub.publish(Hub.request(sparse, MAIN, output)).status()).isEqualTo(Status.PUBLISHED);

        sparse.run("sparse-checkout", "reapply", "--sparse-index");
        assertThatThrownBy(() -> Hub.publish(Hub.request(sparse, MAIN, newer)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("--no-sparse-index");
    }

    @Test
    void publishesFromABareRepository() {
        var bare = hub.clone("bare.git", "--bare");

        assertThat(Hub.publish(Hub.request(bare, Target.local("main"), output)).status())
                .isEqualTo(Status.PUBLISHED);
    }

    @Test
    void publishesFromAShallowCloneAndFetchesHistoryOnlyToCompareSources() {
        var deep = hub.clone("deep");
        assertThat(Hub.publish(Hub.request(deep, PROD, output), Consent.CREATE_BRANCH)
                        .status())
                .isEqualTo(Status.PUBLISHED);
        deep.commit("two", "two.txt", "2\n");
        deep.commit("three", "three.txt", "3\n");
        deep.run("push", "-q", "origin", "main");

        var shallow = hub.clone("shallow", "--depth", "1");
        assertThat(Hub.publish(Hub.request(shallow, MAIN, output)).status()).isEqualTo(Status.PUBLISHED);
        assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("1");

        var compared = Hub.publish(Hub.request(shallow, PROD, newer));
        assertThat(compared.status()).as(compared.message()).isEqualTo(Status.PUBLISHED);
        assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("3");
    }

    @Test
    void saysWhatAShallowCloneLacksWhenThereIsNowhereToGetIt() {
        var deep = hub.clone("deep");
        assertThat(Hub.publish(Hub.request(deep, PROD, output), Consent.CREATE_BRANCH)
                        .status())
                .isEqualTo(Status.PUBLISHED);
        deep.commit("two", "two.txt", "2\n");
        deep.run("push", "-q", "origin", "main");
        var shallow = hub.clone("shallow", "--depth", "1", "--no-single-branch");
        shallow.run("branch", "env/prod", "origin/env/prod");

        var result = Hub.publish(Hub.request(shallow, Target.local("env/prod"), newer));

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message()).contains("is not in this clone");
    }

    @Test
    void readsNoConfigurationOfMachineAndUser() throws IOException {
        Repositories.open(hub.clone("clone").directory()).close();
        var system = SystemReader.getInstance();

        assertThat(system.openUserConfig(null, FS.DETECTED).getFile()).isNull();
        assertThat(system.openSystemConfig(null, FS.DETECTED).getFile()).isNull();
        assertThat(system.openJGitConfig(null, FS.DETECTED).getFile()).isNull();
    }
}
