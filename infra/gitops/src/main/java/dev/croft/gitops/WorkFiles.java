package dev.croft.gitops;

import java.util.Set;

/**
 * What Terraform itself keeps beside the files croft writes for it: the provider lock (committed, not generated), its cache,
 * state and plans. croft keeps them where they are and never reads them.
 */
final class WorkFiles {
    /** Committed by its user; the other names never belong in Git. */
    static final String PROVIDER_LOCK = ".terraform.lock.hcl";

    private static final Set<String> NAMES = Set.of(
            PROVIDER_LOCK,
            ".terraform",
            ".terraform.tfstate.lock.info",
            "terraform.tfstate",
            "terraform.tfstate.backup",
            "terraform.tfstate.d",
            "errored.tfstate",
            "crash.log",
            "tfplan",
            "tfplan.sealed",
            "plan.json");

    private WorkFiles() {}

    /** {@code path} is relative to the platform's folder; folders count with all they hold. */
    static boolean holds(String path) {
        return path.startsWith("terraform/") && NAMES.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    static boolean isProviderLock(String path) {
        return path.startsWith("terraform/") && path.endsWith("/" + PROVIDER_LOCK);
    }
}
