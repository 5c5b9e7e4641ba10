/** What a machine needs before there is a cluster: cloud-init, K3s configuration, the order to bring it up. */
@NullMarked
package dev.croft.cluster.bootstrap;

import org.jspecify.annotations.NullMarked;
