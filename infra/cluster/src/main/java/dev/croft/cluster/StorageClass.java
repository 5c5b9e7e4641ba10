package dev.croft.cluster;

/**
 * A StorageClass of the cluster.
 *
 * @param maker what makes it: the {@code type:} of an add-on, or the distribution
 * @param isDefault whether volumes get it that name none
 */
public record StorageClass(String name, String maker, boolean isDefault) {}
