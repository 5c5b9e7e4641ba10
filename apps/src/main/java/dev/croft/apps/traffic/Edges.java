package dev.croft.apps.traffic;

import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.Name;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every declared edge, from both ends: what a caller's policy lets out and what a callee's policy lets in. Both come from the one declaration, so
 * neither can be forgotten.
 */
public final class Edges {
    private final Map<Name, Endpoint> endpoints;

    private Edges(Map<Name, Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /** Names are unique and calls name endpoints that exist: checks have seen to it. */
    public static Edges of(List<Endpoint> endpoints) {
        return new Edges(endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::app, endpoint -> endpoint)));
    }

    /** What reaches {@code callee}: apps that call it by name, sorted, then its other callers. */
    public List<Traffic> into(Endpoint callee) {
        var apps = endpoints.values().stream()
                .sorted(Comparator.comparing(Endpoint::app))
                .flatMap(caller -> caller.calls().stream()
                        .filter(call -> call.app().equals(Optional.of(callee.app())))
                        .map(call -> Traffic.tcp(pods(caller), call.port().orElse(callee.port()))));
        var others = callee.callers().stream()
                .map(caller -> Traffic.tcp(peer(caller), caller.port().orElse(callee.port())));
        return Stream.concat(apps, others).distinct().toList();
    }

    /** The apps that call {@code callee} by name, sorted. */
    public List<Endpoint> callersOf(Endpoint callee) {
        return endpoints.values().stream()
                .sorted(Comparator.comparing(Endpoint::app))
                .filter(caller ->
                        caller.calls().stream().anyMatch(call -> call.app().equals(Optional.of(callee.app()))))
                .toList();
    }

    /** What {@code caller} reaches, in the order it declares. */
    public List<Traffic> outOf(Endpoint caller) {
        return caller.calls().stream().map(this::traffic).distinct().toList();
    }

    /** An app that checks have found to be there. */
    public Endpoint endpoint(Name app) {
        return Optional.ofNullable(endpoints.get(app)).orElseThrow();
    }

    /** Where an app's own port answers, for a URL in the environment of another app. */
    public String url(Name app) {
        return "http://" + host(app) + ":" + endpoint(app).port();
    }

    /** The name of an app's Service within the cluster. */
    public String host(Name app) {
        return app + "." + endpoint(app).namespace() + ".svc";
    }

    private Traffic traffic(Call call) {
        var app = call.app().map(endpoints::get);
        var peer = app.map(Edges::pods).orElseGet(() -> peer(call.namespace(), call.pods(), call));
        return Traffic.tcp(peer, call.port().or(() -> app.map(Endpoint::port)).orElseThrow());
    }

    private static Peer peer(Optional<Name> namespace, Map<String, String> pods, Call call) {
        return namespace
                .map(name -> Peer.podsIn(name.value(), pods))
                .orElseGet(() -> Peer.network(call.cidr().orElseThrow()));
    }

    private static Peer peer(Caller caller) {
        return caller.namespace()
                .map(name -> Peer.podsIn(name.value(), caller.pods()))
                .orElseGet(() -> Peer.network(caller.cidr().orElseThrow()));
    }

    private static Peer pods(Endpoint endpoint) {
        return Peer.podsIn(endpoint.namespace().value(), endpoint.selector());
    }
}
