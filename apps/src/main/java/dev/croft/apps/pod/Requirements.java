package dev.croft.apps.pod;

import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Resources;
import java.util.Map;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceRequirements;

/** What a container asks for, and the rules that hold for it. */
public final class Requirements {
    private Requirements() {}

    public static ResourceRequirements of(Resources resources) {
        return ResourceRequirements.builder()
                .requests(quantities(resources.requests()))
                .limits(quantities(resources.limits()))
                .build();
    }

    private static Map<String, Quantity> quantities(Amount amount) {
        return Map.of(
                "cpu", Quantity.fromString(amount.cpu().toString()),
                "memory", Quantity.fromString(amount.memory().toString()));
    }

    /** Kubernetes refuses a limit below its request; a request of nothing hides the pod from the scheduler's sums. */
    public static void check(String path, Resources resources, Problems problems) {
        var requests = resources.requests();
        var limits = resources.limits();
        if (requests.cpu().millis() == 0 || requests.memory().bytes() == 0) {
            problems.error(path + ".requests", "must ask for CPU and memory", "", "try 50m and 64Mi");
        }
        if (limits.cpu().compareTo(requests.cpu()) < 0) {
            problems.error(path + ".limits.cpu", "must be at least the request", limits.cpu(), "try " + requests.cpu());
        }
        if (limits.memory().compareTo(requests.memory()) < 0) {
            problems.error(
                    path + ".limits.memory",
                    "must be at least the request",
                    limits.memory(),
                    "try " + requests.memory());
        }
    }
}
