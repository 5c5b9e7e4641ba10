package dev.croft.aws.base;

import io.cdktn.providers.aws.eip.Eip;
import io.cdktn.providers.aws.nat_gateway.NatGateway;
import io.cdktn.providers.aws.route.Route;
import java.util.List;
import java.util.Map;

/** One way out for all private subnets, in the first public one. */
final class NatRecipe {
    private final AwsScope scope;

    NatRecipe(AwsScope scope) {
        this.scope = scope;
    }

    void add() {
        if (scope.facts().network().nat() == Nat.NONE) {
            return;
        }
        var address = Eip.Builder.create(scope.stack(), "network_nat_address")
                .domain("vpc")
                .tags(named())
                .dependsOn(List.of(scope.network().internetGateway()));
        var route = Route.Builder.create(scope.stack(), "network_route_nat")
                .routeTableId(scope.network().routeTable(SubnetAccess.PRIVATE).getId())
                .destinationCidrBlock("0.0.0.0/0");
        if (scope.facts().network().nat() == Nat.GATEWAY) {
            route.natGatewayId(gateway(address.build()).getId());
        } else {
            var networkInterface = new NatInstance(scope, subnetId(), named()).add();
            address.networkInterface(networkInterface.getId()).build();
            route.networkInterfaceId(networkInterface.getId());
        }
        route.build();
    }

    private Map<String, String> named() {
        return Map.of("Name", scope.facts().site().name() + "-nat");
    }

    private String subnetId() {
        return scope.network()
                .subnetId(scope.facts().network().natSubnet().orElseThrow().name());
    }

    private NatGateway gateway(Eip address) {
        var gateway = NatGateway.Builder.create(scope.stack(), "network_nat_gateway")
                .subnetId(subnetId())
                .allocationId(address.getAllocationId())
                .tags(named())
                .dependsOn(List.of(scope.network().internetGateway()))
                .build();
        AwsScope.output(scope.stack(), "network_nat_gateway_id", gateway.getId(), "the way out of the private subnets");
        return gateway;
    }
}
