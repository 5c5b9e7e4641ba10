package dev.croft.aws.base;

import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.OperatingSystem;
import io.cdktn.providers.aws.launch_template.LaunchTemplateBlockDeviceMappings;
import io.cdktn.providers.aws.launch_template.LaunchTemplateBlockDeviceMappingsEbs;
import io.cdktn.providers.aws.launch_template.LaunchTemplateMetadataOptions;
import java.util.Optional;

/**
 * The image a machine boots from: the publisher's SSM parameter that names the newest one. EC2 resolves it at launch, so a plan neither asks for it nor
 * changes when the publisher does; only a new machine gets the newest image.
 *
 * @param parameter with {@code %s} for the architecture
 * @param rootDevice what the image calls its root volume
 */
public record MachineImage(String parameter, String rootDevice) {
    private static final MachineImage UBUNTU = new MachineImage(
            "/aws/service/canonical/ubuntu/server/24.04/stable/current/%s/hvm/ebs-gp3/ami-id", "/dev/sda1");
    private static final MachineImage DEBIAN =
            new MachineImage("/aws/service/debian/release/13/latest/%s", "/dev/xvda");

    /** Absent for systems that no publisher offers in EC2. */
    public static Optional<MachineImage> of(OperatingSystem os) {
        return switch (os) {
            case UBUNTU_24_04 -> Optional.of(UBUNTU);
            case DEBIAN_13 -> Optional.of(DEBIAN);
            case RASPBERRY_PI_OS -> Optional.empty();
        };
    }

    /** What {@code image_id} takes. */
    public String reference(Architecture architecture) {
        return "resolve:ssm:" + parameter.formatted(architecture);
    }

    /** IMDSv2 only; {@code hops} is 2 where pods ask for the machine's credentials: the pod network is a hop of its own. */
    public LaunchTemplateMetadataOptions metadata(int hops) {
        return LaunchTemplateMetadataOptions.builder()
                .httpEndpoint("enabled")
                .httpTokens("required")
                .httpPutResponseHopLimit(hops)
                .build();
    }

    public LaunchTemplateBlockDeviceMappings rootVolume(long gibibytes) {
        return LaunchTemplateBlockDeviceMappings.builder()
                .deviceName(rootDevice)
                .ebs(LaunchTemplateBlockDeviceMappingsEbs.builder()
                        .volumeType("gp3")
                        .volumeSize(gibibytes)
                        .encrypted("true")
                        .deleteOnTermination("true")
                        .build())
                .build();
    }
}
