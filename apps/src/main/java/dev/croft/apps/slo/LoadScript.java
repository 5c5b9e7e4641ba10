package dev.croft.apps.slo;

import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The k6 script of an app, outside every Application's folder: a load test is started by people. The program is the same for all; what differs is a
 * JSON constant in it.
 */
final class LoadScript {
    private static final String IMPORTS =
            """
            import http from 'k6/http';
            import { check, fail, sleep } from 'k6';

            """;

    /** k6 calls every answer below 400 a success unless it is told otherwise; an objective blames the app for its own faults only. */
    private static final String PROGRAM =
            """

            const base = __ENV.BASE_URL || plan.url;

            http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

            export const options = { stages: plan.stages, thresholds: plan.thresholds };

            export function setup() {
              if (!base) {
                fail('set BASE_URL to the address of ' + plan.app);
              }
            }

            export default function () {
              const path = plan.paths[__ITER % plan.paths.length];
              const response = http.get(base + path, { tags: { name: path } });
              check(response, { 'answered without a fault': (r) => r.status >= 200 && r.status < 500 });
              sleep(plan.pauseSeconds);
            }
            """;

    private LoadScript() {}

    /** {@code route} is the host and path at which the app is reached, where it is. */
    static Artifact of(String notice, Name app, Slo slo, LoadTest test, Optional<String> route) {
        var url = test.url().or(() -> route.map(LoadScript::address)).orElse("");
        var heading = "// " + notice + "\n// k6 run load/" + app
                + ".js; BASE_URL=http://... in the environment names another address.\n";
        var content = heading + IMPORTS + "const plan = "
                + Trees.json(plan(app, slo, test, url)).strip() + ";\n" + PROGRAM;
        return Artifact.of("load/" + app + ".js", content, "apps." + app);
    }

    private static String address(String route) {
        return "https://" + (route.endsWith("/") ? route.substring(0, route.length() - 1) : route);
    }

    private static Map<String, Object> plan(Name app, Slo slo, LoadTest test, String url) {
        var plan = new TreeMap<String, Object>();
        plan.put("app", app.value());
        plan.put("url", url);
        plan.put("paths", test.paths());
        plan.put("pauseSeconds", test.pause().toSeconds());
        plan.put("thresholds", thresholds(slo));
        plan.put(
                "stages",
                List.of(
                        stage(Durations.text(test.ramp()), test.users()),
                        stage(Durations.text(test.hold()), test.users()),
                        stage("30s", 0)));
        return plan;
    }

    private static Map<String, Object> stage(String duration, int target) {
        return Map.of("duration", duration, "target", target);
    }

    /** The objective, in k6's words. */
    private static Map<String, Object> thresholds(Slo slo) {
        var thresholds = new TreeMap<String, Object>();
        thresholds.put(
                "http_req_failed", List.of("rate<" + slo.availability().rest().toPlainString()));
        slo.p95().ifPresent(limit -> thresholds.put("http_req_duration", List.of("p(95)<" + limit.milliseconds())));
        return thresholds;
    }
}
