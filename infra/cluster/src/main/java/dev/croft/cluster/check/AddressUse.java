package dev.croft.cluster.check;

import dev.croft.platform.network.IpAddress;

/** Somebody who wants a LoadBalancer address for itself: {@code path} is its place in the description. */
public record AddressUse(String path, IpAddress address) {}
