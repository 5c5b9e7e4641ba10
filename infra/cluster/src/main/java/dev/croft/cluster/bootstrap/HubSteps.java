package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Markdown;
import dev.croft.platform.artifact.Trees;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The guide's step for a platform that the Argo CD of another one applies, and the account that it makes for it. */
record HubSteps(Site site, ClusterSection cluster, Name hub) {
    /** The name and the place that Argo CD's own command line gives such an account. */
    private static final String ACCOUNT = "argocd-manager";

    private static final String NAMESPACE = "kube-system";
    private static final String FILE = "bootstrap/hub-access.yaml";

    /** The token has no end: it is what the hub comes with whenever this cluster was away for long. It ends with its Secret. */
    Artifact access() {
        return Artifact.of(FILE, objects(), "cluster.bootstrap");
    }

    private String objects() {
        return List.of(account(), binding(), token()).stream()
                .map(object -> Trees.yaml(site.notice(), object))
                .collect(Collectors.joining("---\n"));
    }

    private static Map<String, Object> account() {
        return Map.of("apiVersion", "v1", "kind", "ServiceAccount", "metadata", metadata(ACCOUNT));
    }

    private static Map<String, Object> metadata(String name) {
        return Map.of("name", name, "namespace", NAMESPACE);
    }

    /** It makes namespaces, definitions and roles of any kind; what it may really write says the hub's AppProject. */
    private static Map<String, Object> binding() {
        return Map.of(
                "apiVersion", "rbac.authorization.k8s.io/v1",
                "kind", "ClusterRoleBinding",
                "metadata", Map.of("name", ACCOUNT),
                "roleRef",
                        Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", "cluster-admin"),
                "subjects", List.of(Map.of("kind", "ServiceAccount", "name", ACCOUNT, "namespace", NAMESPACE)));
    }

    private static Map<String, Object> token() {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of(
                        "annotations",
                        Map.of("kubernetes.io/service-account.name", ACCOUNT),
                        "name",
                        ACCOUNT + "-token",
                        "namespace",
                        NAMESPACE),
                "type",
                "kubernetes.io/service-account-token");
    }

    void write(Markdown text) {
        var secret = hub + "/cluster-" + site.name();
        text.step("Hand the cluster to " + hub);
        text.paragraph(
                "The Argo CD of " + hub + " applies everything generated here. It comes with an account that this"
                        + " cluster makes for it, and finds its key in AWS: the secret `" + secret + "` of " + hub
                        + "'s account and region, which the last command fills and `aws secretsmanager create-secret --name "
                        + secret
                        + "` makes where it does not exist. Whoever has the key rules the cluster; deleting the Secret "
                        + ACCOUNT + "-token ends it, and this step makes a new one.");
        text.commands(List.of(
                "kubectl apply --server-side -f " + site.generated() + "/" + FILE,
                "access=$(umask 077; mktemp)",
                "kubectl -n " + NAMESPACE + " get secret " + ACCOUNT
                        + "-token -o go-template='{\"token\":\"{{ .data.token | base64decode }}\",\"ca\":\"{{ index .data"
                        + " \"ca.crt\" }}\"}' > \"$access\"",
                "aws secretsmanager put-secret-value --secret-id " + secret + " --secret-string \"file://$access\"",
                "rm \"$access\""));
        text.paragraph(
                "`argo-cd` of " + hub + " names this cluster under `clusters`, with an address under which " + hub
                        + " reaches it and for which the API server has a certificate: " + names()
                        + ". Then go on there, with the step \"Take over " + site.name() + "\" of `generated/" + hub
                        + "/bootstrap/README.md`; the steps below come after it.");
    }

    private String names() {
        return String.join(", ", new ServerNames(NodePlan.of(site, cluster, NodePlan.firstServer(site))).all());
    }
}
