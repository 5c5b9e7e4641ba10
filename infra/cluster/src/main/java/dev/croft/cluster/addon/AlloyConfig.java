package dev.croft.cluster.addon;

/**
 * Alloy's configuration in its own language. Every line ends up in Loki with the labels {@code cluster}, {@code node}, {@code job} and, where they are
 * known, {@code namespace}, {@code app}, {@code pod} and {@code container}. Machines outside the cluster use the same labels.
 */
final class AlloyConfig {
    private static final String PODS =
            """
            discovery.kubernetes "pods" {
              role = "pod"

              selectors {
                role  = "pod"
                field = "spec.nodeName=" + sys.env("K8S_NODE_NAME")
              }
            }

            discovery.relabel "pods" {
              targets = discovery.kubernetes.pods.targets

              rule {
                source_labels = ["__meta_kubernetes_namespace"]
                target_label  = "namespace"
              }

              rule {
                source_labels = ["__meta_kubernetes_pod_label_app_kubernetes_io_name", "__meta_kubernetes_pod_label_app", "__meta_kubernetes_pod_container_name"]
                separator     = ";"
                regex         = ";*([^;]+).*"
                target_label  = "app"
              }

              rule {
                source_labels = ["__meta_kubernetes_pod_name"]
                target_label  = "pod"
              }

              rule {
                source_labels = ["__meta_kubernetes_pod_container_name"]
                target_label  = "container"
              }

              rule {
                source_labels = ["__meta_kubernetes_pod_node_name"]
                target_label  = "node"
              }

              rule {
                source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
                separator     = "/"
                replacement   = "/var/log/pods/*$1/*.log"
                target_label  = "__path__"
              }

              // The kubelet names the folders of static pods by a hash, not by their uid.
              rule {
                source_labels = ["__meta_kubernetes_pod_annotation_kubernetes_io_config_hash", "__meta_kubernetes_pod_container_name"]
                separator     = "/"
                regex         = "(.+/.+)"
                replacement   = "/var/log/pods/*$1/*.log"
                target_label  = "__path__"
              }

              rule {
                replacement  = "pods"
                target_label = "job"
              }
            }

            local.file_match "pods" {
              path_targets = discovery.relabel.pods.output
            }

            loki.source.file "pods" {
              targets    = local.file_match.pods.targets
              forward_to = [loki.process.pods.receiver]
            }

            loki.process "pods" {
              stage.cri { }

              stage.label_drop {
                values = ["filename", "stream"]
              }

              forward_to = [loki.write.loki.receiver]
            }
            """;

    private static final String JOURNAL =
            """
            loki.relabel "journal" {
              rule {
                source_labels = ["__journal__systemd_unit"]
                regex         = "(.+)[.]service"
                target_label  = "app"
              }

              forward_to = []
            }

            loki.source.journal "node" {
              relabel_rules = loki.relabel.journal.rules
              labels        = { job = "journal", node = sys.env("K8S_NODE_NAME") }
              forward_to    = [loki.write.loki.receiver]
            }
            """;

    private static final String EVENTS =
            """
            loki.source.kubernetes_events "cluster" {
              job_name   = "kubernetes-events"
              log_format = "logfmt"
              forward_to = [loki.write.loki.receiver]

              // With several nodes one of them reads the events for all.
              clustering {
                enabled = true
              }
            }
            """;

    private static final String WRITE =
            """
            loki.write "loki" {
              endpoint {
                url = "%s"
              }

              external_labels = { cluster = "%s" }
            }
            """;

    private static final String LOGGING =
            """
            logging {
              level  = "warn"
              format = "logfmt"
            }
            """;

    private AlloyConfig() {}

    static String of(String cluster) {
        return String.join("\n", LOGGING, PODS, JOURNAL, EVENTS, WRITE.formatted(Loki.PUSH_URL, cluster));
    }
}
