package dev.croft.cluster.addon;

/** The rules in Rego: each gives a message for everything that breaks it. Ephemeral containers have no resources, and come by hand. */
final class GatekeeperPolicies {
    /** A tag or a digest, and never latest: what runs can then be told from the description. The last colon may also be that of a port. */
    static final String NAMED_TAG =
            """
            package k8snamedtag

            violation contains {"msg": msg} if {
                some container in containers
                not named(container.image)
                msg := sprintf("container %s: image %s must have a tag other than latest, or a digest", [container.name, container.image])
            }

            containers contains container if {
                some field in ["containers", "initContainers", "ephemeralContainers"]
                some container in input.review.object.spec[field]
            }

            named(image) if contains(image, "@sha256:")

            named(image) if {
                parts := split(image, "/")
                name := parts[count(parts) - 1]
                contains(name, ":")
                not endswith(name, ":latest")
            }
            """;

    /** Without requests the scheduler places blindly, and without a limit one pod can take a node's memory. CPU may stay unlimited. */
    static final String REQUESTS_AND_LIMITS =
            """
            package k8srequestsandlimits

            violation contains {"msg": msg} if {
                some container in containers
                some needed in [["requests", "cpu"], ["requests", "memory"], ["limits", "memory"]]
                not object.get(container, ["resources", needed[0], needed[1]], false)
                msg := sprintf("container %s must have resources.%s.%s", [container.name, needed[0], needed[1]])
            }

            containers contains container if {
                some field in ["containers", "initContainers"]
                some container in input.review.object.spec[field]
            }
            """;

    static final String ALLOWED_REGISTRIES =
            """
            package k8sallowedregistries

            violation contains {"msg": msg} if {
                some container in containers
                not allowed(container.image)
                msg := sprintf("container %s: image %s must come from one of %v", [container.name, container.image, input.parameters.registries])
            }

            containers contains container if {
                some field in ["containers", "initContainers", "ephemeralContainers"]
                some container in input.review.object.spec[field]
            }

            allowed(image) if {
                some registry in input.parameters.registries
                startswith(image, registry)
            }
            """;

    /** Where it may be, the constraint says. */
    static final String LOAD_BALANCER_NAMESPACES =
            """
            package k8sloadbalancernamespaces

            violation contains {"msg": msg} if {
                input.review.object.spec.type == "LoadBalancer"
                msg := sprintf("Service %s must not be of type LoadBalancer in this namespace", [input.review.object.metadata.name])
            }
            """;

    private GatekeeperPolicies() {}
}
