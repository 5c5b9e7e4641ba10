package dev.croft.aws.base;

import dev.croft.platform.Name;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.default_security_group.DefaultSecurityGroup;
import io.cdktn.providers.aws.internet_gateway.InternetGateway;
import io.cdktn.providers.aws.route.Route;
import io.cdktn.providers.aws.route_table.RouteTable;
import io.cdktn.providers.aws.route_table_association.RouteTableAssociation;
import io.cdktn.providers.aws.vpc.Vpc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The VPC: subnets, an internet gateway for the public ones, one route table for each kind. What leads out of the
 * private ones is added apart; the VPC's default security group lets nothing through.
 */
public final class VpcRecipe {
    private final TerraformStack stack;
    private final AwsFacts facts;
    private final Vpc vpc;
    private final InternetGateway internetGateway;
    private final Map<SubnetAccess, RouteTable> routeTables = new LinkedHashMap<>();
    private final Map<Name, String> subnetIds = new LinkedHashMap<>();

    VpcRecipe(TerraformStack stack, AwsFacts facts) {
        this.stack = stack;
        this.facts = facts;
        this.vpc = Vpc.Builder.create(stack, "network_vpc")
                .cidrBlock(facts.network().cidr().toString())
                .enableDnsHostnames(true)
                .enableDnsSupport(true)
                .tags(named(facts.site().name().value()))
                .build();
        this.internetGateway = InternetGateway.Builder.create(stack, "network_internet_gateway")
                .vpcId(vpc.getId())
                .tags(named(facts.site().name().value()))
                .build();
        closeDefaultGroup();
        addRouteTables();
        facts.network().subnets().forEach(this::addSubnet);
        addOutputs();
    }

    public Vpc vpc() {
        return vpc;
    }

    public InternetGateway internetGateway() {
        return internetGateway;
    }

    /** The account's number, known from the VPC's owner: a data source would need credentials at plan time. */
    public String accountId() {
        return vpc.getOwnerId();
    }

    public String subnetId(Name subnet) {
        var id = subnetIds.get(subnet);
        if (id == null) {
            throw new IllegalStateException("no subnet " + subnet);
        }
        return id;
    }

    public List<String> subnetIds(SubnetAccess access) {
        return facts.network().subnets(access).stream()
                .map(subnet -> subnetId(subnet.name()))
                .toList();
    }

    /** By access, public first. */
    public Map<SubnetAccess, RouteTable> routeTables() {
        return routeTables;
    }

    private static Map<String, String> named(String name) {
        return Map.of("Name", name);
    }

    private void closeDefaultGroup() {
        DefaultSecurityGroup.Builder.create(stack, "network_default_security_group")
                .vpcId(vpc.getId())
                .tags(named(facts.site().name() + "-default-closed"))
                .build();
    }

    private void addRouteTables() {
        for (var access : SubnetAccess.values()) {
            routeTables.put(
                    access,
                    RouteTable.Builder.create(stack, "network_routes_" + access)
                            .vpcId(vpc.getId())
                            .tags(named(facts.site().name() + "-" + access))
                            .build());
        }
        Route.Builder.create(stack, "network_route_internet")
                .routeTableId(routeTable(SubnetAccess.PUBLIC).getId())
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(internetGateway.getId())
                .build();
    }

    RouteTable routeTable(SubnetAccess access) {
        var table = routeTables.get(access);
        if (table == null) {
            throw new IllegalStateException("no route table for " + access + " subnets");
        }
        return table;
    }

    private void addSubnet(Subnet subnet) {
        var id = io.cdktn.providers.aws.subnet.Subnet.Builder.create(stack, "network_subnet_" + subnet.name())
                .vpcId(vpc.getId())
                .cidrBlock(subnet.cidr().toString())
                .availabilityZone(subnet.availabilityZone().value())
                .mapPublicIpOnLaunch(false)
                .tags(named(facts.title(subnet.name())))
                .build()
                .getId();
        RouteTableAssociation.Builder.create(stack, "network_association_" + subnet.name())
                .subnetId(id)
                .routeTableId(routeTable(subnet.access()).getId())
                .build();
        subnetIds.put(subnet.name(), id);
    }

    private void addOutputs() {
        AwsScope.output(stack, "network_vpc_id", vpc.getId(), "the VPC");
        for (var access : SubnetAccess.values()) {
            AwsScope.output(
                    stack, "network_" + access + "_subnet_ids", subnetIds(access), "the " + access + " subnets");
        }
    }
}
