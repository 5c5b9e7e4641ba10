package dev.croft.gitops;

/** What a publication may do only when its user says so; the command line has an option for each. */
public enum Consent {
    /** Replace or delete foreign and hand-edited files within the owned folders. */
    ADOPT("--adopt"),
    /** Publish although the inputs differ from the source commit; never to a shared remote branch. */
    ALLOW_DIRTY("--allow-dirty"),
    /** Go on although the branch was rewritten, or holds output of a source that is no relative of this one. */
    ACCEPT_REWRITE("--accept-rewrite"),
    /** Delete a StatefulSet, volume, claim, Namespace or CustomResourceDefinition, and the data that hangs on it. */
    DELETE_DATA("--delete-data"),
    /** Create the branch when it does not exist. */
    CREATE_BRANCH("--create-branch");

    private final String option;

    Consent(String option) {
        this.option = option;
    }

    public String option() {
        return option;
    }
}
