package dev.croft.apps.pod;

import java.util.List;
import org.cdk8s.plus34.k8s.Capabilities;
import org.cdk8s.plus34.k8s.PodSecurityContext;
import org.cdk8s.plus34.k8s.SeccompProfile;
import org.cdk8s.plus34.k8s.SecurityContext;

/** The Pod Security Standard {@code restricted}, stated in every pod and container so that it holds in any namespace. */
public final class Hardening {
    private Hardening() {}

    /** One numeric user for user, group and volumes: a name in the image's USER would not satisfy runAsNonRoot. */
    public static PodSecurityContext pod(int user) {
        return PodSecurityContext.builder()
                .runAsNonRoot(true)
                .runAsUser(user)
                .runAsGroup(user)
                .fsGroup(user)
                .fsGroupChangePolicy("OnRootMismatch")
                .seccompProfile(SeccompProfile.builder().type("RuntimeDefault").build())
                .build();
    }

    public static SecurityContext container(boolean readOnlyRootFilesystem) {
        return container(readOnlyRootFilesystem, SecurityContext.builder());
    }

    /** For a sidecar whose image wants another user than the pod's. */
    public static SecurityContext container(int user) {
        return container(true, SecurityContext.builder().runAsUser(user).runAsGroup(user));
    }

    private static SecurityContext container(boolean readOnlyRootFilesystem, SecurityContext.Builder context) {
        return context.allowPrivilegeEscalation(false)
                .capabilities(Capabilities.builder().drop(List.of("ALL")).build())
                .readOnlyRootFilesystem(readOnlyRootFilesystem)
                .build();
    }
}
