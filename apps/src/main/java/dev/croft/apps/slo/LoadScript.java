package dev.croft.apps.slo;

import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import java.util.Optional;

/** The k6 script of an app, outside every Application's folder: a load test is started by people. */
final class LoadScript {
    private static final String SCRIPT =
            """
            // %s
            // k6 run load/%s.js; BASE_URL=http://... in the environment names another address.
            import http from 'k6/http';
            import { check, fail, sleep } from 'k6';

            const base = __ENV.BASE_URL || %s;
            const paths = %s;

            http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

            export const options = {
              stages: [
                { duration: '%s', target: %d },
                { duration: '%s', target: %d },
                { duration: '30s', target: 0 },
              ],
              thresholds: {
                http_req_failed: ['rate<%s'],%s
              },
            };

            export function setup() {
              if (!base) {
                fail('set BASE_URL to the address of %s');
              }
            }

            export default function () {
              const path = paths[__ITER %% paths.length];
              const response = http.get(base + path, { tags: { name: path } });
              check(response, { 'answered without a fault': (r) => r.status >= 200 && r.status < 500 });
              sleep(%d);
            }
            """;

    private LoadScript() {}

    /** {@code route} is the host and path at which the app is reached, where it is. */
    static Artifact of(String notice, Name app, Slo slo, LoadTest test, Optional<String> route) {
        var content = text(notice, app, slo, test, test.url().or(() -> route.map(LoadScript::address)));
        return Artifact.of("load/" + app + ".js", content, "apps." + app);
    }

    private static String address(String route) {
        return "https://" + (route.endsWith("/") ? route.substring(0, route.length() - 1) : route);
    }

    /** Thresholds are those of the objective; k6 calls every answer below 400 a success unless it is told otherwise. */
    private static String text(String notice, Name app, Slo slo, LoadTest test, Optional<String> address) {
        return SCRIPT.formatted(
                notice,
                app,
                quoted(address.orElse("")),
                Trees.json(test.paths()).strip().replaceAll("\\s*\\n\\s*", " "),
                Durations.text(test.ramp()),
                test.users(),
                Durations.text(test.hold()),
                test.users(),
                slo.availability().rest().toPlainString(),
                slo.p95()
                        .map(limit -> "\n    http_req_duration: ['p(95)<" + limit.milliseconds() + "'],")
                        .orElse(""),
                app,
                test.pause().toSeconds());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
