package dev.croft.cli.pipeline;

import dev.croft.apps.Apps;
import dev.croft.apps.AppsChecks;
import dev.croft.aws.AwsChecks;
import dev.croft.cluster.ClusterChecks;
import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.capacity.Capacity;
import dev.croft.cluster.check.AddressUse;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Every section's checks, and what only the whole platform can judge: names, addresses and pods across sections. */
public final class PlatformChecks implements Check<Platform> {
    private final String folder;
    private final Images images;
    private final LocalDate today;

    /** {@code folder} is the platform's folder under {@code platforms/}, which its name must equal. */
    public PlatformChecks(String folder, Images images, LocalDate today) {
        this.folder = folder;
        this.images = images;
        this.today = today;
    }

    @Override
    public void check(Platform platform, Problems problems) {
        var apps = platform.workloads(images);
        checkName(platform, problems);
        new AwsChecks().check(platform.cloud(), problems);
        new ClusterChecks(platform.site(), today, addresses(apps)).check(platform.cluster(), problems);
        new AppsChecks().check(apps, problems);
        checkApplications(platform, problems);
        new SecretChecks().check(platform, problems);
        Capacity.of(platform.site(), platform.cluster(), apps.footprints()).check(problems);
    }

    private void checkName(Platform platform, Problems problems) {
        if (!platform.name().value().equals(folder)) {
            problems.error("name", "must be the name of the platform's folder", platform.name(), "try " + folder);
        }
    }

    private static List<AddressUse> addresses(Apps apps) {
        return apps.addresses().stream()
                .map(use -> new AddressUse(use.path(), use.address()))
                .toList();
    }

    /** An Application is a folder, and add-ons and apps share one folder of them. */
    private static void checkApplications(Platform platform, Problems problems) {
        var addOns = platform.cluster().addOns().stream().map(AddOn::type).collect(Collectors.toSet());
        var taken = List.of("argocd", "bootstrap", "compose", "load", "namespaces", "root", "terraform", "workflows");
        for (int i = 0; i < platform.apps().size(); i++) {
            Name name = platform.apps().get(i).name();
            if (addOns.contains(name.value()) || taken.contains(name.value())) {
                problems.error(
                        "apps[" + i + "].name",
                        "must differ from every add-on and from " + String.join(", ", taken),
                        name,
                        "try " + name + "-app");
            }
        }
    }
}
