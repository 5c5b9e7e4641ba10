package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.base.SubnetAccess;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Memory;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * An EC2 instance that joins VPC and home: Tailscale subnet router, and nginx as reverse proxy (WebSockets too) behind Cloudflare's proxies. Two secrets
 * are read at boot from SSM parameters that a person fills: {@code /<platform>/<name>/tailscale-auth-key} and {@code /<platform>/<name>/cloudflare-token}.
 */
@RecordBuilder
@JsonTypeName("bridge")
@JsonClassDescription(
        "An EC2 instance that joins VPC and home: Tailscale subnet router and nginx reverse proxy behind Cloudflare")
public record Bridge(
        @JsonPropertyDescription("the bridge's name; its Tailscale tag is tag:<name>") Name name,
        @JsonPropertyDescription("the host name it answers to, proxied by Cloudflare") Hostname host,
        @JsonPropertyDescription("where paths lead in the home network") List<Upstream> upstreams,
        @JsonPropertyDescription("the instance's type; its family decides the architecture")
                @JsonProperty(defaultValue = "t3.micro")
                InstanceType instanceType,
        @JsonPropertyDescription("the public subnet it stands in; absent: the first public one") Optional<Name> subnet,
        @JsonPropertyDescription("size of the encrypted root volume") @JsonProperty(defaultValue = "16Gi")
                Memory rootVolume,
        @JsonPropertyDescription("size of the swap file") @JsonProperty(defaultValue = "1Gi") Memory swap,
        @JsonPropertyDescription("Loki in the home network, for the journal and nginx's logs; absent: logs stay here")
                Optional<LokiAddress> loki,
        @JsonPropertyDescription("networks that may reach it by SSH; absent: nobody, use Session Manager")
                List<SshSource> sshFrom,
        @JsonPropertyDescription("parts of the VPC whose traffic it forwards to the home network")
                List<Cidr> forwardFrom)
        implements AwsResource {
    /** Answers 200 when nginx itself is well; {@code /health} is passed on like every other path. */
    static final String HEALTH = "/bridge/health";

    /** The parameter with the key by which it joins the tailnet. */
    public static final String TAILSCALE_KEY = "tailscale-auth-key";
    /** The parameter with the token by which it proves to the certificate's issuer that the host name is its own. */
    public static final String CLOUDFLARE_TOKEN = "cloudflare-token";

    public Bridge {
        upstreams = upstreams == null ? List.of() : List.copyOf(upstreams);
        instanceType = instanceType == null ? new InstanceType("t3.micro") : instanceType;
        subnet = subnet == null ? Optional.empty() : subnet;
        rootVolume = rootVolume == null ? Memory.parse("16Gi") : rootVolume;
        swap = swap == null ? Memory.parse("1Gi") : swap;
        loki = loki == null ? Optional.empty() : loki;
        sshFrom = sshFrom == null ? List.of() : List.copyOf(sshFrom);
        forwardFrom = forwardFrom == null ? List.of() : List.copyOf(forwardFrom);
    }

    /** Its tag in the tailnet. */
    public String tag() {
        return "tag:" + name;
    }

    @Override
    public void addTo(AwsScope scope) {
        new BridgeRecipe(this, scope).add();
    }

    Optional<Subnet> subnetIn(AwsFacts facts) {
        return subnet.flatMap(facts.network()::subnet).or(() -> facts.network().subnets(SubnetAccess.PUBLIC).stream()
                .findFirst()
                .filter(any -> subnet.isEmpty()));
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        checkSubnet(path, facts, problems);
        checkUpstreams(path, facts, problems);
        SshSource.check(path, sshFrom, problems);
        checkSizes(path, facts, problems);
        for (int i = 0; i < forwardFrom.size(); i++) {
            var vpc = facts.network().cidr();
            if (!vpc.contains(forwardFrom.get(i))) {
                problems.error(
                        path + ".forwardFrom[" + i + "]",
                        "must lie inside aws.network.cidr " + vpc + " (" + vpc.range() + ")",
                        forwardFrom.get(i),
                        "try " + vpc);
            }
        }
    }

    private void checkSubnet(String path, AwsFacts facts, Problems problems) {
        var found = subnetIn(facts);
        if (found.filter(Subnet::isPublic).isEmpty()) {
            problems.error(
                    path + ".subnet",
                    "must be a subnet with access: public, for Cloudflare and Tailscale reach it from outside",
                    found.map(Subnet::described)
                            .or(() -> subnet.map(Name::value))
                            .orElse("no public subnet"),
                    "try "
                            + facts.network().subnets(SubnetAccess.PUBLIC).stream()
                                    .map(Subnet::name)
                                    .toList());
        }
    }

    private void checkUpstreams(String path, AwsFacts facts, Problems problems) {
        if (upstreams.isEmpty()) {
            problems.error(
                    path + ".upstreams",
                    "must name at least one path",
                    "",
                    "try {path: /, address: 172.30.1.102, port: 3000}");
        }
        for (int i = 0; i < upstreams.size(); i++) {
            checkUpstream(path + ".upstreams[" + i + "]", upstreams.get(i), facts, problems);
            checkPath(path + ".upstreams[" + i + "].path", upstreams.get(i), upstreams.subList(0, i), problems);
        }
    }

    private static void checkUpstream(String path, Upstream upstream, AwsFacts facts, Problems problems) {
        if (!facts.site().network().lan().contains(upstream.address())) {
            problems.error(
                    path + ".address",
                    inLan(facts),
                    upstream.address(),
                    "try the address of the Service in the home network");
        }
        if (upstream.port() < 1 || upstream.port() > 65535) {
            problems.error(path + ".port", "must be 1 to 65535", upstream.port(), "try 80");
        }
    }

    private static void checkPath(String path, Upstream upstream, List<Upstream> before, Problems problems) {
        if (before.stream().anyMatch(other -> other.path().equals(upstream.path()))) {
            problems.error(path, "must be unique among the upstreams", upstream.path(), "remove one of the two");
        }
    }

    private static String inLan(AwsFacts facts) {
        var lan = facts.site().network().lan();
        return "must lie inside network.lan " + lan + " (" + lan.range() + "), the only network the tailnet leads to";
    }

    private void checkSizes(String path, AwsFacts facts, Problems problems) {
        if (rootVolume.compareTo(Memory.parse("8Gi")) < 0) {
            problems.error(
                    path + ".rootVolume", "must be at least 8Gi, the size of the Ubuntu image", rootVolume, "try 16Gi");
        }
        loki.filter(address -> !facts.site().network().lan().contains(address.address()))
                .ifPresent(address ->
                        problems.error(path + ".loki", inLan(facts), address, "try Loki's LoadBalancer address"));
        int bytes = new BridgeUserData(this, facts).bytesAtMost();
        if (bytes > BridgeUserData.LIMIT_BYTES) {
            problems.error(
                    path + ".upstreams",
                    "must leave the user data within EC2's " + BridgeUserData.LIMIT_BYTES + " bytes",
                    bytes + " bytes",
                    "split the upstreams over two bridges");
        }
    }
}
