package dev.croft.aws.node;

import dev.croft.platform.Name;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.node.Role;
import dev.croft.platform.workload.Memory;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A machine of the cluster, or each of a group of them, as its launch template describes it.
 *
 * @param resource the resource that makes it
 * @param node the node or the pool it is
 * @param instanceType its type, or the first of several
 * @param burstable whether it spends CPU credits
 * @param protectedFromTermination whether EC2 refuses to end it
 */
@RecordBuilder
public record Machine(
        Name resource,
        Name node,
        Role role,
        OperatingSystem os,
        Architecture architecture,
        Memory disk,
        String instanceType,
        boolean burstable,
        boolean protectedFromTermination) {}
