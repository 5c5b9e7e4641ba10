package dev.croft.cluster.bootstrap;

import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;

/** What kubeadm, the kubelet and containerd read on a node of kubeadm. */
record KubeadmFiles(NodePlan plan) {
    static final String CONFIG = "/etc/croft/kubeadm.yaml";
    static final String PATCHES = "/etc/croft/patches";
    static final String KUBELET = PATCHES + "/kubeletconfiguration.yaml";
    static final String KUBE_VIP = "/etc/croft/kube-vip.yaml";

    List<NodeFile> files() {
        var notice = plan.site().notice();
        var files = new ArrayList<NodeFile>();
        files.add(NodeFile.of("kubeadm.yaml", CONFIG, new KubeadmConfig(plan).text()));
        files.add(NodeFile.of(
                "kubeletconfiguration.yaml", KUBELET, Trees.yaml(notice, new KubeletSettings(plan).tree())));
        if (plan.carriesVirtualAddress()) {
            files.add(NodeFile.of("kube-vip.yaml", KUBE_VIP, new KubeVipManifest(plan).staticPod()));
        }
        files.addAll(new ContainerdFiles(plan).files());
        return files;
    }
}
