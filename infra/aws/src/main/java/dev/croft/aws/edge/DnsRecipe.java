package dev.croft.aws.edge;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.AwsStack;
import dev.croft.aws.base.Stacks;
import dev.croft.aws.resource.Delivery;
import dev.croft.aws.resource.Website;
import dev.croft.platform.Name;
import io.cdktn.cdktn.DataTerraformRemoteStateS3;
import io.cdktn.cdktn.TerraformStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a Cloudflare zone is built, with resources of cloudflare/cloudflare 5.x. */
final class DnsRecipe {
    private static final String PROVIDER_VERSION = "~> 5.22";
    /** Cloudflare's word for "as you think best"; proxied records allow nothing else. */
    private static final int TTL_AUTOMATIC = 1;

    private final TerraformStack stack;
    private final Dns dns;
    private final EdgeSite site;
    private final String zoneId;
    private final Optional<DataTerraformRemoteStateS3> aws;

    DnsRecipe(TerraformStack stack, Dns dns, EdgeSite site) {
        this.stack = stack;
        this.dns = dns;
        this.site = site;
        Stacks.useProvider(stack, "cloudflare", PROVIDER_VERSION);
        this.zoneId = dns.zoneId().map(ZoneId::value).orElseGet(this::lookUpZone);
        this.aws = dns.records().stream().anyMatch(entry -> entry.target().isPresent())
                ? site.aws().map(this::outputsOfAws)
                : Optional.empty();
    }

    void add() {
        dns.records().forEach(this::addRecord);
        addSetting("ssl", dns.originTls().toString());
        addSetting("always_use_https", dns.alwaysUseHttps() ? "on" : "off");
        addSetting("min_tls_version", dns.minTlsVersion().toString());
        addSetting("websockets", "on");
        addWebsiteRules();
    }

    private String lookUpZone() {
        return Untyped.data(
                        stack,
                        "zone",
                        "cloudflare_zone",
                        Map.of("filter", Map.of("name", dns.zone().value())))
                .getStringAttribute("zone_id");
    }

    private DataTerraformRemoteStateS3 outputsOfAws(AwsFacts facts) {
        return DataTerraformRemoteStateS3.Builder.create(stack, "aws")
                .bucket(facts.state().bucket().value())
                .key(facts.state().key(facts.site().name(), AwsStack.NAME))
                .region(facts.region().value())
                .build();
    }

    private void addRecord(DnsRecord entry) {
        var attributes = new TreeMap<String, Object>();
        attributes.put("zone_id", zoneId);
        attributes.put("name", entry.name().value());
        attributes.put("type", type(entry).name());
        attributes.put("content", content(entry));
        attributes.put("proxied", entry.proxied() && type(entry) != RecordType.TXT);
        attributes.put("ttl", TTL_AUTOMATIC);
        attributes.put("comment", "croft, platform " + site.site().name());
        var id = "record_" + entry.name().value().replace('.', '_') + "_"
                + type(entry).name();
        Untyped.resource(stack, id, "cloudflare_dns_record", attributes);
    }

    private RecordType type(DnsRecord entry) {
        return entry.target()
                .map(target -> site.bridge(target).isPresent() ? RecordType.A : RecordType.CNAME)
                .or(entry::type)
                .orElseThrow();
    }

    private String content(DnsRecord entry) {
        return entry.target().map(this::output).or(entry::content).orElseThrow();
    }

    private String output(Name target) {
        var what = site.bridge(target).isPresent() ? "public_ip" : "endpoint";
        return aws.orElseThrow().getString(AwsScope.id(target, what));
    }

    private void addSetting(String setting, String value) {
        Untyped.resource(
                stack,
                "setting_" + setting,
                "cloudflare_zone_setting",
                new TreeMap<>(Map.of("zone_id", zoneId, "setting_id", setting, "value", value)));
    }

    /** S3's website endpoints speak no HTTPS and know no fallback for single-page apps; both are mended here, for those host names only. */
    private void addWebsiteRules() {
        var websites = dns.records().stream()
                .flatMap(entry -> entry.target().flatMap(site::website).stream())
                .filter(website -> website.delivery() == Delivery.CLOUDFLARE)
                .toList();
        addRules(
                "http_config_settings",
                "origins",
                websites.stream().map(DnsRecipe::plainOrigin).toList());
        addRules(
                "http_request_transform",
                "single-page apps",
                websites.stream()
                        .filter(Website::singlePage)
                        .map(DnsRecipe::fallback)
                        .toList());
    }

    /** A zone has one rule set for each phase. */
    private void addRules(String phase, String name, List<Map<String, Object>> rules) {
        if (rules.isEmpty()) {
            return;
        }
        var attributes = new TreeMap<String, Object>();
        attributes.put("zone_id", zoneId);
        attributes.put("name", site.site().name() + ": " + name);
        attributes.put("kind", "zone");
        attributes.put("phase", phase);
        attributes.put("rules", rules);
        Untyped.resource(stack, "rules_" + phase, "cloudflare_ruleset", attributes);
    }

    private static Map<String, Object> plainOrigin(Website website) {
        return rule(
                website,
                "plain_origin",
                "S3 website endpoints speak HTTP only",
                "http.host eq \"" + website.host() + "\"",
                "set_config",
                Map.of("ssl", "flexible"));
    }

    private static Map<String, Object> fallback(Website website) {
        return rule(
                website,
                "single_page",
                "paths without a file show the app",
                "http.host eq \"" + website.host() + "\" and not http.request.uri.path contains \".\"",
                "rewrite",
                Map.of("uri", Map.of("path", Map.of("value", "/" + website.indexDocument()))));
    }

    private static Map<String, Object> rule(
            Website website,
            String what,
            String description,
            String expression,
            String action,
            Map<String, Object> parameters) {
        return new TreeMap<>(Map.of(
                "ref",
                website.name() + "_" + what,
                "description",
                website.name() + ": " + description,
                "expression",
                expression,
                "action",
                action,
                "action_parameters",
                parameters,
                "enabled",
                true));
    }
}
