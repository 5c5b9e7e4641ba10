package dev.croft.aws.edge;

import dev.croft.aws.resource.Delivery;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.util.List;

/** What must hold in {@code edge:}. */
public final class EdgeChecks {
    private final EdgeSection edge;
    private final EdgeSite site;
    private final Problems problems;

    private EdgeChecks(EdgeSection edge, EdgeSite site, Problems problems) {
        this.edge = edge;
        this.site = site;
        this.problems = problems;
    }

    public static void check(EdgeSection edge, EdgeSite site, Problems problems) {
        var checks = new EdgeChecks(edge, site, problems);
        edge.dns().ifPresent(checks::checkDns);
        edge.tailnet().ifPresent(checks::checkTailnet);
        checks.checkState();
    }

    private void checkState() {
        if (site.aws().isEmpty() && (edge.dns().isPresent() || edge.tailnet().isPresent())) {
            problems.warning(
                    "edge",
                    "has its state in a local file without aws.state",
                    "",
                    "keep the file, or add aws: for a state bucket");
        }
    }

    private void checkDns(Dns dns) {
        for (int i = 0; i < dns.records().size(); i++) {
            var path = "edge.dns.records[" + i + "]";
            var entry = dns.records().get(i);
            if (!entry.name().isWithin(dns.zone())) {
                problems.error(
                        path + ".name",
                        "must lie in edge.dns.zone " + dns.zone(),
                        entry.name(),
                        "try www." + dns.zone());
            }
            checkForm(path, entry);
            entry.target().ifPresent(target -> checkTarget(path, entry, target));
            checkUnique(path, entry, dns.records().subList(0, i));
        }
    }

    private void checkForm(String path, DnsRecord entry) {
        boolean own = entry.type().isPresent() && entry.content().isPresent();
        boolean any = entry.type().isPresent() || entry.content().isPresent();
        if (entry.target().isPresent() ? any : !own) {
            problems.error(path, "must have either target, or type and content", entry.name(), "try target: bridge");
        }
    }

    private void checkTarget(String path, DnsRecord entry, Name target) {
        var host = site.bridge(target)
                .map(bridge -> bridge.host())
                .or(() -> site.website(target).map(website -> website.host()))
                .or(() -> site.cdnHost(target));
        if (host.isEmpty() && !site.isLoadBalancer(target)) {
            problems.error(
                    path + ".target",
                    "must be a bridge, cdn, load-balancer or website of aws.resources",
                    target,
                    "try one of " + targets());
        }
        host.filter(name -> !name.equals(entry.name()))
                .ifPresent(name -> problems.error(
                        path + ".name",
                        "must be the host of " + target + ", the only one it answers to: " + name,
                        entry.name(),
                        "try " + name));
        checkReachable(path, entry, target);
    }

    private void checkReachable(String path, DnsRecord entry, Name target) {
        if (onlyCloudflare(target) && !entry.proxied()) {
            problems.error(
                    path + ".proxied",
                    "must be true: " + target + " accepts Cloudflare's addresses only",
                    "false",
                    "leave it out");
        }
        site.website(target)
                .filter(website -> website.delivery() == Delivery.CLOUDFRONT
                        && website.certificate().isEmpty())
                .ifPresent(website -> problems.error(
                        path + ".target",
                        "must have a certificate, or CloudFront refuses the host name " + website.host(),
                        target,
                        "give " + target + " a certificate"));
    }

    private boolean onlyCloudflare(Name target) {
        return site.bridge(target).isPresent()
                || site.website(target)
                        .filter(website -> website.delivery() == Delivery.CLOUDFLARE)
                        .isPresent();
    }

    private List<Name> targets() {
        return site.resources().stream()
                .map(resource -> resource.name())
                .filter(name -> site.bridge(name).isPresent()
                        || site.website(name).isPresent()
                        || site.cdnHost(name).isPresent()
                        || site.isLoadBalancer(name))
                .toList();
    }

    private void checkUnique(String path, DnsRecord entry, List<DnsRecord> before) {
        if (before.stream()
                .anyMatch(other ->
                        other.name().equals(entry.name()) && other.type().equals(entry.type()))) {
            problems.error(
                    path + ".name", "must be unique among records of one type", entry.name(), "remove one of the two");
        }
    }

    private void checkTailnet(Tailnet tailnet) {
        for (var bridge : site.bridges()) {
            if (bridge.name().equals(tailnet.homeTag())) {
                problems.error(
                        "edge.tailnet.homeTag",
                        "must differ from the tag of bridge " + bridge.name() + ": each advertises another network",
                        tailnet.homeTag(),
                        "try home");
            }
        }
        for (int i = 0; i < tailnet.grants().size(); i++) {
            checkGrant("edge.tailnet.grants[" + i + "]", tailnet.grants().get(i));
        }
    }

    private void checkGrant(String path, TailnetGrant grant) {
        if (grant.from().isEmpty() || grant.to().isEmpty()) {
            problems.error(
                    path,
                    "must name from and to",
                    "",
                    "try {from: [autogroup:member], to: [172.30.1.104/32], ports: [tcp:80]}");
        }
        for (var port : grant.ports()) {
            if (!port.matches("\\*|(tcp|udp):(\\*|\\d{1,5}(-\\d{1,5})?)|icmp:\\*")) {
                problems.error(path + ".ports", "must be protocol:port", port, "try tcp:80");
            }
        }
        for (var from : grant.from()) {
            if (from.equals("*")) {
                problems.warning(path + ".from", "lets every device and shared user in", from, "try autogroup:member");
            }
        }
    }
}
