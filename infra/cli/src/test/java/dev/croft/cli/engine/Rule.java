package dev.croft.cli.engine;

import java.util.List;

/** One rule over what is committed of a platform. */
enum Rule {
    NAMES,
    SELECTORS,
    PROJECTS,
    IMAGES,
    SECRETS;

    /** What breaks it, one sentence each. */
    List<String> findings(Committed platform) {
        return switch (this) {
            case NAMES -> References.broken(platform);
            case SELECTORS -> Selections.broken(platform);
            case PROJECTS -> Projects.broken(platform);
            case IMAGES -> Contents.movingImages(platform);
            case SECRETS -> Contents.secrets(platform);
        };
    }
}
