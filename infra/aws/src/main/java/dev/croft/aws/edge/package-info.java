/** What stands in front of the home and the cloud: Cloudflare's zone and the tailnet's policy, both as Terraform resources. */
@NullMarked
package dev.croft.aws.edge;

import org.jspecify.annotations.NullMarked;
