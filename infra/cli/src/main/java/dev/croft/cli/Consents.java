package dev.croft.cli;

import dev.croft.gitops.Consent;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a publication does only when asked to. */
final class Consents {
    private final Set<Consent> given = EnumSet.noneOf(Consent.class);

    Set<Consent> given() {
        return given;
    }

    @Option(
            names = "--adopt",
            description = "Replace files under generated/ that were edited by hand or are not croft's.")
    void adopt(boolean yes) {
        set(Consent.ADOPT, yes);
    }

    @Option(
            names = "--allow-dirty",
            description =
                    "Publish although the work tree differs from the source commit; never to a shared remote branch.")
    void allowDirty(boolean yes) {
        set(Consent.ALLOW_DIRTY, yes);
    }

    @Option(names = "--accept-rewrite", description = "Go on although somebody rewrote the branch.")
    void acceptRewrite(boolean yes) {
        set(Consent.ACCEPT_REWRITE, yes);
    }

    @Option(names = "--delete-data", description = "Delete objects that hold data or own others.")
    void deleteData(boolean yes) {
        set(Consent.DELETE_DATA, yes);
    }

    @Option(names = "--create-branch", description = "Create the branch when it does not exist.")
    void createBranch(boolean yes) {
        set(Consent.CREATE_BRANCH, yes);
    }

    private void set(Consent consent, boolean yes) {
        if (yes) {
            given.add(consent);
        }
    }
}
