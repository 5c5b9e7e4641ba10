package dev.croft.platform.node;

/** Operating systems whose first boot croft knows; all of them read cloud-init. */
public enum OperatingSystem {
    UBUNTU_24_04("ubuntu-24.04"),
    RASPBERRY_PI_OS("raspberry-pi-os"),
    DEBIAN_13("debian-13");

    private final String id;

    OperatingSystem(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
