package dev.croft.aws.base;

import java.util.Arrays;
import java.util.List;

/**
 * A right that a resource gives to identities of the platform. All of them are within the workloads' permissions boundary, which gives nothing by
 * itself.
 *
 * @param to whose it is
 * @param basic whether the boundary of every platform covers it
 * @param forPods whether pods use it, by asking for the credentials of the machine they run on
 */
public record Grant(To to, Right right, boolean basic, boolean forPods) {
    /** Whose a right is. */
    public enum To {
        /** The roles of every EC2 machine of the cluster. */
        NODES,
        /** The roles of the machines of the control plane. */
        SERVERS,
        /** An IAM user that the resource itself makes. */
        USER
    }

    public static Grant of(To to, Right right) {
        return new Grant(to, right, false, false);
    }

    boolean isFor(To... audiences) {
        return List.copyOf(Arrays.asList(audiences)).contains(to);
    }
}
