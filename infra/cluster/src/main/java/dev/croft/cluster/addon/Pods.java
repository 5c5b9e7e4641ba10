package dev.croft.cluster.addon;

import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.Capabilities;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.PodSecurityContext;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceRequirements;
import org.cdk8s.plus34.k8s.SeccompProfile;
import org.cdk8s.plus34.k8s.SecurityContext;
import org.cdk8s.plus34.k8s.Toleration;

/** The pods that add-ons write themselves: unprivileged, placed, and with resources. */
final class Pods {
    /** No user of any image, so that a pod owns nothing but its volumes. */
    private static final int USER = 10001;

    private Pods() {}

    /** A pod that Pod Security {@code restricted} lets in. */
    static PodSpec.Builder restricted(Placement where) {
        return PodSpec.builder()
                .nodeSelector(where.nodeSelector())
                .tolerations(where.tolerations().stream().map(Pods::toleration).toList())
                .securityContext(PodSecurityContext.builder()
                        .fsGroup(USER)
                        .runAsGroup(USER)
                        .runAsNonRoot(true)
                        .runAsUser(USER)
                        .seccompProfile(
                                SeccompProfile.builder().type("RuntimeDefault").build())
                        .build());
    }

    /** A container of such a pod; its root file system is read-only. */
    static Container.Builder container(String name, String image, Resources resources) {
        return Container.builder()
                .name(name)
                .image(image)
                .resources(ResourceRequirements.builder()
                        .requests(quantities(resources.requests()))
                        .limits(quantities(resources.limits()))
                        .build())
                .securityContext(SecurityContext.builder()
                        .allowPrivilegeEscalation(false)
                        .capabilities(
                                Capabilities.builder().drop(List.of("ALL")).build())
                        .readOnlyRootFilesystem(true)
                        .build());
    }

    /** SHA-256 in hexadecimal digits, for annotations that roll a pod when its configuration changes. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** CPU and memory as the typed objects want them. */
    static Map<String, Quantity> quantities(Amount amount) {
        return Map.of(
                "cpu", Quantity.fromString(amount.cpu().toString()),
                "memory", Quantity.fromString(amount.memory().toString()));
    }

    private static Toleration toleration(dev.croft.platform.workload.Toleration toleration) {
        var builder = Toleration.builder().key(toleration.key()).operator(toleration.operator());
        toleration.value().ifPresent(builder::value);
        toleration.effect().ifPresent(effect -> builder.effect(effect.toString()));
        return builder.build();
    }
}
