package dev.croft.cluster.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.tool.Tools;
import org.junit.jupiter.api.Test;

final class ObjectJudgeTest {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: web
                      image: web:1
                      ports: [{containerPort: 8080}]
                      livenessProbe: {httpGet: {path: /, port: 8080}}
                      resources:
                        requests: {cpu: 10m, memory: 10Mi}
                        limits: {cpu: 10m, memory: 10Mi}
            """;

    private final ObjectJudge judge = ObjectJudge.create();

    @Test
    void acceptsAnObjectThatFollowsItsKind() {
        assertThat(judge.faults(DEPLOYMENT)).isEmpty();
    }

    @Test
    void refusesAFieldThatTheKindDoesNotHaveHoweverDeepItLies() {
        assertThat(judge.faults(DEPLOYMENT.replace("path: /", "paht: /")))
                .singleElement()
                .asString()
                .contains("paht");
        assertThat(judge.faults(DEPLOYMENT.replace("containerPort: 8080", "containerPort: 8080, adress: x")))
                .singleElement()
                .asString()
                .contains("adress");
    }

    @Test
    void refusesAValueOfTheWrongType() {
        assertThat(judge.faults(DEPLOYMENT.replace("containerPort: 8080", "containerPort: http")))
                .isNotEmpty();
    }

    @Test
    void refusesAMissingRequiredField() {
        assertThat(judge.faults(DEPLOYMENT.replace("selector: {matchLabels: {app: web}}", "replicas: 1")))
                .isNotEmpty();
    }

    @Test
    void refusesAContainerWithoutRequestsOrLimits() {
        assertThat(judge.faults(DEPLOYMENT.replace("limits: {cpu: 10m, memory: 10Mi}", "limits: {cpu: 10m}")))
                .containsExactly("container web must have limits.memory");
    }

    @Test
    void refusesANamespaceThatTheScopeDoesNotAllow() {
        assertThat(judge.faults("{apiVersion: v1, kind: Namespace, metadata: {name: shop, namespace: shop}}"))
                .containsExactly("must not have a namespace");
        assertThat(judge.faults("{apiVersion: v1, kind: ConfigMap, metadata: {name: shop}}"))
                .containsExactly("must have a namespace");
    }

    @Test
    void refusesAFieldThatACustomKindWouldDropSilently() {
        Tools.requireDirectory("CROFT_CHARTS");
        var good =
                """
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: web, namespace: shop}
                spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}
                """;

        assertThat(judge.faults(good)).isEmpty();
        assertThat(judge.faults(good.replace("port: http", "prot: http")))
                .singleElement()
                .asString()
                .contains("prot");
        assertThat(judge.faults(good.replace("monitoring.coreos.com/v1", "monitoring.coreos.com/v9")))
                .singleElement()
                .asString()
                .contains("no definition");
        assertThat(judge.faults(good.replace("[{port: http}]", "none"))).isNotEmpty();
    }
}
