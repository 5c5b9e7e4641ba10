package dev.croft.load;

import java.util.List;
import java.util.stream.Collectors;

/** Texts that tests start from, and what the loader says of a text. */
final class Samples {
    static final String HOUSE =
            """
            # a comment
            name: villa
            network:
              lan: 172.30.1.0/24
              gateway: 172.30.1.1
              dhcp: 172.30.1.200-172.30.1.250
              domain: hwara-dev.kr
            nodes:
              - name: pi-1
                hardware: raspberry-pi-4
                address: 172.30.1.64
                role: server
                labels: {disk: ssd, "app.kubernetes.io/name": x}
                taints:
                  - {key: cpu, value: slow, effect: NoSchedule}
              - name: pi-2
                hardware: raspberry-pi-5
                address: 172.30.1.65
            floors: 2
            garden: true
            cleaning: 3d
            steps: 12345678901
            firmware: v1.21.1
            gadgets:
              - type: lamp
                name: bright
              - type: wood-stove
                least: 1Gi
              - type: shelf
                items:
                  - {type: lamp, name: small}
            rooms:
              kitchen:
                requests: {cpu: 0.5, memory: 256Mi}
                limits: {cpu: 1, memory: 1024}
            labels:
              release: 1.10
            values:
              image: {tag: "1.10", pull: true}
              list: [1, 2.5, null, text]
            login:
              password: open
              tokens: {a: 1}
            default: street
            """;

    private Samples() {}

    static Loaded<House> house(String text) {
        return Loader.read("house.yaml", text, House.class);
    }

    /** The problems as a user reads them, a line each. */
    static String said(Loaded<?> loaded) {
        return loaded.problems().stream().map(Located::toString).collect(Collectors.joining("\n"));
    }

    static List<String> said(String text) {
        return house(text).problems().stream().map(Located::toString).toList();
    }
}
