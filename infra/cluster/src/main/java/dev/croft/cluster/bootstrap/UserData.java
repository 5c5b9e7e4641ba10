package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.node.Hardware;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The user data of EC2 instances. It holds no secret: who may describe an instance can read it. */
public final class UserData {
    /** EC2's limit, before base64: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html. */
    public static final int LIMIT = 16 * 1024;

    private UserData() {}

    /** By the name of the node or of the pool; nodes that are no EC2 instances have none, nor has anything before there is a server to join. */
    public static SortedMap<Name, String> of(Site site, ClusterSection cluster) {
        var texts = new TreeMap<Name, String>();
        if (NodePlan.servers(site).isEmpty()) {
            return texts;
        }
        site.nodes().stream()
                .filter(node -> node.hardware() == Hardware.EC2)
                .forEach(node -> texts.put(node.name(), text(NodePlan.of(site, cluster, node))));
        site.pools().forEach(pool -> texts.put(pool.name(), text(NodePlan.of(site, cluster, pool))));
        return texts;
    }

    /** In bytes, as EC2 counts. */
    public static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String text(NodePlan plan) {
        return new CloudInit(plan).userData();
    }
}
