/** What machines boot with, judged by cloud-init and the shell themselves. */
@NullMarked
package dev.croft.cluster.bootstrap;

import org.jspecify.annotations.NullMarked;
