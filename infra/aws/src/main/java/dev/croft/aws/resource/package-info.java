/** The family of AWS resources: one record a member, which is its YAML entry, its defaults, its checks and its recipe. */
@NullMarked
package dev.croft.aws.resource;

import org.jspecify.annotations.NullMarked;
