package dev.croft.cluster.bootstrap;

/**
 * A file of a node.
 *
 * @param name its name in the node's folder under {@code bootstrap/}
 * @param path where it lies on the machine
 * @param permissions as octal digits
 */
record NodeFile(String name, String path, String permissions, String content) {
    /** For root alone. */
    static NodeFile of(String name, String path, String content) {
        return new NodeFile(name, path, "0600", content);
    }
}
