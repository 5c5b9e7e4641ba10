package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Markdown;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import java.util.ArrayList;
import java.util.List;

/** The guide's steps from bare machines to machines that boot with their files: disks in the LAN, virtual machines of LXD, instances of EC2. */
record MachineSteps(Site site, ClusterSection cluster, Markdown text) {
    void write() {
        if (site.nodes().stream().anyMatch(MachineSteps::hasDisk)) {
            disks();
        }
        LxdFiles.of(site, cluster).forEach(this::lxd);
        if (site.kinds().stream().anyMatch(node -> node.hardware() == Hardware.EC2)) {
            instances();
        }
    }

    private static boolean hasDisk(Node node) {
        return node.hardware().isRaspberryPi() || node.hardware() == Hardware.MACHINE;
    }

    private void disks() {
        text.step("Prepare the disks");
        if (site.nodes().stream().anyMatch(node -> node.hardware().isRaspberryPi())) {
            cards();
        }
        if (site.nodes().stream().anyMatch(node -> node.hardware() == Hardware.MACHINE)) {
            seeds();
        }
    }

    private void cards() {
        text.paragraph(
                "Write the system's 64-bit image (Ubuntu Server 24.04, or Raspberry Pi OS Lite of October 2025 or"
                        + " newer, which reads cloud-init) to the disk of each node, with no settings of the imaging tool's own."
                        + " A Pi has them on the partition that a computer shows as `system-boot` or `bootfs`: mount it as"
                        + " `boot` and copy, for each node:");
        site.nodes().stream()
                .filter(node -> node.hardware().isRaspberryPi())
                .forEach(node -> text.commands(card(NodePlan.of(site, cluster, node))));
        text.paragraph("`authorized_keys` lets you in as `" + cluster.administrator() + "`; there is no password.");
    }

    private String folder(Node node) {
        return site.generated() + "/bootstrap/" + node.name();
    }

    private List<String> card(NodePlan plan) {
        var commands = new ArrayList<String>();
        commands.add("cp " + folder(plan.node()) + "/{user-data,network-config,meta-data} boot/");
        commands.add("cat ~/.ssh/id_*.pub > boot/authorized_keys");
        if (plan.isInTailnet()) {
            commands.add(
                    "(umask 077; cat > boot/tailscale-auth-key)   # paste a one-off auth key, then Enter and Ctrl-D");
        }
        var start = text.steps() + 1 + LxdFiles.of(site, cluster).size();
        new Admission(site, cluster)
                .of(plan)
                .forEach(secret -> commands.add(
                        secret.command() + " > boot/" + secret.name() + "   # once step " + start + " is done"));
        return commands;
    }

    /** A disk called cidata is where the images of Ubuntu and Debian look for their files. */
    private void seeds() {
        text.paragraph("Other machines start from a cloud image of their system and a second disk or stick, which holds"
                + " their files. `vendor-data` lets you in as `" + cluster.administrator()
                + "` with your SSH keys; there is no password. Further keys go into `/etc/croft/handover/`.");
        var commands = new ArrayList<String>();
        commands.add("printf '#cloud-config\\nbootcmd:\\n  - mkdir -p /etc/croft/handover\\n"
                + "  - echo %s | base64 -d > /etc/croft/handover/authorized_keys\\n'"
                + " \"$(cat ~/.ssh/id_*.pub | base64 -w 0)\" > vendor-data");
        site.nodes().stream()
                .filter(node -> node.hardware() == Hardware.MACHINE)
                .forEach(node -> commands.add("genisoimage -output " + node.name()
                        + "-seed.iso -volid cidata -joliet -rock vendor-data " + folder(node)
                        + "/{user-data,network-config,meta-data}"));
        text.commands(commands);
    }

    private void lxd(LxdFiles host) {
        var name = host.host().name();
        var folder = site.generated() + "/bootstrap/lxd/" + name;
        text.step("Launch the virtual machines on " + name);
        text.paragraph(
                "On " + name + ", in a clone of the repository. `" + host.host().bridge() + "` is a bridge that"
                        + " holds the host's own card of the LAN; LXD's own bridge would keep the cluster's addresses inside the"
                        + " host. The preseed may be given again after every change.");
        text.commands(
                "ip -brief link show " + host.host().bridge() + "   # UP",
                "lxd init --preseed < " + folder + "/preseed.yaml",
                "cat ~/.ssh/id_*.pub > keys",
                "sh " + folder + "/launch.sh keys",
                "lxc list");
    }

    private void instances() {
        text.step("Create the instances");
        text.paragraph("Terraform gives each instance its `user-data`: see `" + site.generated()
                + "/terraform/README.md`. The first server publishes how to join, encrypted, as SSM parameters below `/"
                + site.name() + "/cluster/`; the others ask for it every minute until it is there. Nothing needs to be"
                + " handed over by hand, and a pool's machines join whenever they start.");
    }
}
