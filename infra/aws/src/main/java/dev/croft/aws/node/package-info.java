/** How the cluster's machines in EC2 are built: what they boot from, may do and let in. What they are called and cost is the resources' business. */
@NullMarked
package dev.croft.aws.node;

import org.jspecify.annotations.NullMarked;
