package dev.croft.platform.node;

/** A processor architecture, by the name Kubernetes and image manifests use. */
public enum Architecture {
    amd64,
    arm64;

    /** The name an image index uses: {@code linux/arm64}. */
    public String platform() {
        return "linux/" + this;
    }
}
