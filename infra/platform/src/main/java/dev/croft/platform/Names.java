package dev.croft.platform;

/** Names that two rooms must compute alike, because one makes what the other refers to. */
public final class Names {
    private Names() {}

    /** A secret of the platform in AWS Secrets Manager: {@code drawguess/grafana}. */
    public static String secret(Site site, String name) {
        return site.name() + "/" + name;
    }
}
