package dev.croft.apps;

import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Markdown;

/** {@code <app>/README.md}: how a snapshot of Redis is taken and put back, each step with its commands. */
final class RedisRunbook {
    private final Redis app;
    private final Markdown text = new Markdown();

    RedisRunbook(Redis app) {
        this.app = app;
    }

    Artifact artifact(Site site) {
        text.line("# Backups of " + app.name());
        text.paragraph(site.notice() + ".");
        text.paragraph("The CronJob `" + RedisBackups.name(app) + "` takes snapshots into the volume `"
                + RedisBackups.name(app) + "`. A restore stops Redis for a minute or two; its clients must bear that.");
        take();
        stop();
        restore();
        start(site);
        return Artifact.of(app.name() + "/README.md", text.toString(), AppsGenerator.owner(app));
    }

    private void take() {
        text.step("Take a snapshot now, and see which there are");
        text.commands(
                kubectl() + "delete job " + RedisBackups.name(app) + "-now --ignore-not-found",
                kubectl() + "create job " + RedisBackups.name(app) + "-now --from=cronjob/" + RedisBackups.name(app),
                kubectl() + "wait --for=condition=complete --timeout=10m job/" + RedisBackups.name(app) + "-now",
                kubectl() + "logs job/" + RedisBackups.name(app) + "-now");
    }

    private void stop() {
        text.step("Stop Redis");
        text.paragraph("Argo CD would start it again at once, so it is told to leave alone first the Applications, then"
                + " this one.");
        text.commands(
                pause("root"),
                pause(app.name().value()),
                kubectl() + "scale statefulset " + app.name() + " --replicas=0",
                kubectl() + "wait --for=delete --timeout=2m pod/" + app.name() + "-0");
    }

    private static String pause(String application) {
        return "kubectl -n argocd patch application " + application
                + " --type merge -p '{\"spec\":{\"syncPolicy\":{\"automated\":null}}}'";
    }

    private void restore() {
        var restore = RedisBackups.restore(app);
        text.step("Put a snapshot back");
        text.paragraph("An empty `SNAPSHOT` means the newest; otherwise a name from the list above. The data that was"
                + " there is moved into a folder `before-...` of the volume.");
        text.commands(
                "SNAPSHOT=",
                kubectl() + "delete job " + restore + "-now --ignore-not-found",
                kubectl() + "create job " + restore + "-now --from=cronjob/" + restore + " --dry-run=client -o yaml \\",
                "  | kubectl set env --local -f - SNAPSHOT=\"$SNAPSHOT\" -o yaml | " + kubectl() + "create -f -",
                kubectl() + "wait --for=condition=complete --timeout=10m job/" + restore + "-now",
                kubectl() + "logs job/" + restore + "-now");
    }

    private void start(Site site) {
        text.step("Start Redis again");
        text.commands(
                kubectl() + "scale statefulset " + app.name() + " --replicas=1",
                kubectl() + "rollout status --timeout=5m statefulset/" + app.name(),
                kubectl() + "exec " + app.name() + "-0 -c redis -- redis-cli dbsize");
        text.paragraph("The number of keys is that of the snapshot. At last Argo CD takes over again: the root"
                + " Application corrects the others from Git.");
        text.commands("kubectl apply --server-side --force-conflicts -f generated/" + site.name()
                + "/argocd/application-root.yaml");
    }

    private String kubectl() {
        return "kubectl -n " + app.namespace() + " ";
    }
}
