package dev.croft.aws.edge;

/** The oldest TLS visitors may use; older ones than 1.2 are broken. */
public enum TlsVersion {
    V1_2("1.2"),
    V1_3("1.3");

    private final String id;

    TlsVersion(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
