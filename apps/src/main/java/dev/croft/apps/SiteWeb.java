package dev.croft.apps;

import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.compose.ComposeServiceBuilder;
import dev.croft.apps.config.Config;
import dev.croft.apps.pod.ConfigFolder;
import dev.croft.apps.pod.HealthBuilder;
import dev.croft.apps.site.NginxConf;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.CallBuilder;
import dev.croft.apps.traffic.Edges;
import dev.croft.apps.traffic.Reference;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;

/** A static site as the web service it is, with nginx' settings as a file. */
final class SiteWeb {
    private static final String FOLDER = "/etc/nginx/conf.d";
    private static final String FILE = "default.conf";
    private static final Pattern ROOT = Pattern.compile("(/[A-Za-z0-9._-]+)+");
    private static final Pattern IMMUTABLE = Pattern.compile("/([A-Za-z0-9._-]+/)+");

    /** What would end the text or be a variable in nginx' file. */
    private static final Pattern UNSAFE = Pattern.compile("[\"$\\\\\\p{Cntrl}]");

    private SiteWeb() {}

    static String configMap(StaticSite app) {
        return app.name() + "-nginx";
    }

    static WebService of(StaticSite app) {
        return WebServiceBuilder.builder()
                .name(app.name())
                .namespace(app.namespace())
                .port(app.port())
                .replicas(app.replicas())
                .autoscaling(app.autoscaling())
                .health(HealthBuilder.builder().liveness(NginxConf.HEALTH).build())
                .slo(app.slo())
                .resilience(app.resilience())
                .expose(app.expose())
                .calls(calls(app))
                .calledBy(app.calledBy())
                .resources(app.resources())
                .placement(app.placement())
                .rollout(app.rollout())
                .minAvailable(app.minAvailable())
                .runAsUser(app.runAsUser())
                .build();
    }

    private static List<Call> calls(StaticSite app) {
        return app.proxies().stream()
                .map(proxy -> CallBuilder.builder()
                        .app(Optional.of(proxy.app()))
                        .port(proxy.port())
                        .build())
                .distinct()
                .toList();
    }

    static List<Reference> references(StaticSite app) {
        return IntStream.range(0, app.proxies().size())
                .mapToObj(index -> Reference.toPort(
                        "proxies[" + index + "]",
                        app.proxies().get(index).app(),
                        app.proxies().get(index).port()))
                .toList();
    }

    /** Under the name that sidecars know a Service by; nginx asks for its address once, and a Service keeps it. */
    private static SortedMap<String, String> proxies(StaticSite app, Edges edges) {
        var addresses = new TreeMap<String, String>();
        app.proxies().forEach(proxy -> {
            var callee = edges.endpoint(proxy.app());
            var host = callee.app() + "." + callee.namespace() + ".svc.cluster.local";
            addresses.put(proxy.path(), "http://" + host + ":" + proxy.port().orElse(callee.port()));
        });
        return addresses;
    }

    /** A change of the file restarts the pods: nginx reads it at its start. */
    static void addTo(AppScope scope, StaticSite app, WebService web) {
        var data = Map.of(FILE, app.conf(proxies(app, scope.edges())).text());
        new KubeConfigMap(
                scope.chart(),
                "ConfigMap",
                KubeConfigMapProps.builder()
                        .metadata(scope.metadata(app, configMap(app)))
                        .data(data)
                        .build());
        scope.addServiceAccount(web);
        scope.addNetworkPolicy(web);
        WebTraffic.addTo(scope, web);
        var files = List.of(new ConfigFolder(configMap(app), FOLDER));
        WebDeployment.addTo(scope, web, files, Map.of(Config.HASH, Config.hash(data)));
    }

    /** The same settings of nginx, beside the project. */
    static ComposeService compose(StaticSite app, WebService web) {
        return ComposeServiceBuilder.builder(WebCompose.of(web))
                .files(Map.of(FOLDER + "/" + FILE, app.conf(new TreeMap<>()).text()))
                .build();
    }

    static void check(StaticSite app, WebService web, String path, Problems problems) {
        web.check(path, problems);
        checkProxies(app, path, problems);
        if (!ROOT.matcher(app.root()).matches()) {
            problems.error(path + ".root", "must be an absolute path", app.root(), "try /usr/share/nginx/html");
        }
        IntStream.range(0, app.immutable().size()).forEach(index -> {
            var folder = app.immutable().get(index);
            if (!IMMUTABLE.matcher(folder).matches()) {
                problems.error(
                        path + ".immutable[" + index + "]",
                        "must be a folder of the page, with '/' on both sides",
                        folder,
                        "try /assets/");
            }
        });
        if (app.maxAge().compareTo(Duration.ofDays(365)) > 0) {
            problems.error(path + ".maxAge", "must be at most 365d", Durations.text(app.maxAge()), "try 365d");
        }
        if (UNSAFE.matcher(app.contentSecurityPolicy()).find()) {
            problems.error(
                    path + ".contentSecurityPolicy",
                    "must be one line without quotes (\"), '$' and '\\'",
                    app.contentSecurityPolicy(),
                    "try default-src 'self'");
        }
    }

    private static void checkProxies(StaticSite app, String path, Problems problems) {
        var seen = new HashSet<String>();
        IntStream.range(0, app.proxies().size()).forEach(index -> {
            var proxy = app.proxies().get(index);
            var where = path + ".proxies[" + index + "]";
            proxy.check(where, problems);
            if (!seen.add(proxy.path())) {
                problems.error(where + ".path", "must be unique", proxy.path(), "remove one of the two");
            }
        });
    }
}
