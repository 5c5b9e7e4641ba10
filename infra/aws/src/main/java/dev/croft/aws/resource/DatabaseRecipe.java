package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.SubnetAccess;
import io.cdktn.cdktn.ITerraformDependable;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import io.cdktn.providers.aws.db_instance.DbInstance;
import io.cdktn.providers.aws.db_parameter_group.DbParameterGroup;
import io.cdktn.providers.aws.db_parameter_group.DbParameterGroupParameter;
import io.cdktn.providers.aws.db_subnet_group.DbSubnetGroup;
import io.cdktn.providers.aws.security_group.SecurityGroup;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a database is built. */
final class DatabaseRecipe {
    private static final int PORT = 5432;
    private static final List<String> LOGS = List.of("postgresql", "upgrade");
    private static final int LOG_RETENTION_DAYS = 30;
    /** Parameters of ours that PostgreSQL takes over without a restart; of the user's own we do not know. */
    private static final List<String> DYNAMIC = List.of(
            "log_connections", "log_disconnections", "log_min_duration_statement", "log_statement", "rds.force_ssl");

    private final Database database;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final String title;

    DatabaseRecipe(Database database, AwsScope scope) {
        this.database = database;
        this.scope = scope;
        this.stack = scope.stack();
        this.title = scope.facts().title(database.name());
    }

    void add() {
        var group = scope.securityGroup(database.name());
        addRules(group);
        var builder = DbInstance.Builder.create(stack, part("instance"));
        describe(builder);
        protect(builder);
        var instance = builder.vpcSecurityGroupIds(List.of(group.getId()))
                .dbSubnetGroupName(subnetGroup().getName())
                .parameterGroupName(parameterGroup().getName())
                .enabledCloudwatchLogsExports(LOGS)
                .dependsOn(LOGS.stream().map(this::logGroup).toList())
                .build();
        scope.output(database.name(), "address", instance.getAddress(), "the database's host name, inside the VPC");
        scope.output(database.name(), "port", instance.getPort(), "the database's port");
        scope.output(database.name(), "database_name", database.databaseNameOrDefault(), "the first database");
        scope.output(
                database.name(),
                "master_secret_arn",
                "${" + instance.getFqn() + ".master_user_secret[0].secret_arn}",
                "the secret in which RDS keeps the master password");
    }

    private String part(String part) {
        return id(database.name(), part);
    }

    private void describe(DbInstance.Builder builder) {
        builder.identifier(title)
                .engine("postgres")
                .engineVersion(Integer.toString(database.version()))
                .instanceClass(database.instanceClass().value())
                .allocatedStorage(database.storage().bytes() >> 30)
                .maxAllocatedStorage(database.maxStorage().bytes() >> 30)
                .storageType("gp3")
                .dbName(database.databaseNameOrDefault())
                .username(database.masterUser())
                .manageMasterUserPassword(true)
                .port(PORT)
                .multiAz(database.multiAz())
                .autoMinorVersionUpgrade(true)
                .performanceInsightsEnabled(database.performanceInsights())
                .maintenanceWindow(database.maintenanceWindow());
    }

    private void protect(DbInstance.Builder builder) {
        builder.storageEncrypted(true)
                .publiclyAccessible(false)
                .backupRetentionPeriod(database.keepBackups().toDays())
                .backupWindow(database.backupWindow())
                .copyTagsToSnapshot(true)
                .deletionProtection(database.deletionProtection())
                .skipFinalSnapshot(!database.deletionProtection());
        if (database.deletionProtection()) {
            builder.finalSnapshotIdentifier(title + "-final");
        }
    }

    private void addRules(SecurityGroup group) {
        for (var client : database.clients()) {
            rule(group, "ingress_" + client, "PostgreSQL from " + client)
                    .referencedSecurityGroupId(scope.securityGroup(client).getId())
                    .build();
        }
        for (var cidr : database.allowedCidrs()) {
            rule(group, "ingress_" + cidr.toString().replaceAll("[./]", "-"), "PostgreSQL from " + cidr)
                    .cidrIpv4(cidr.toString())
                    .build();
        }
    }

    private VpcSecurityGroupIngressRule.Builder rule(SecurityGroup group, String what, String description) {
        return VpcSecurityGroupIngressRule.Builder.create(stack, part(what))
                .securityGroupId(group.getId())
                .description(description)
                .ipProtocol("tcp")
                .fromPort(PORT)
                .toPort(PORT);
    }

    private DbSubnetGroup subnetGroup() {
        return DbSubnetGroup.Builder.create(stack, part("subnet_group"))
                .name(title)
                .description("The private subnets of " + scope.facts().site().name())
                .subnetIds(scope.network().subnetIds(SubnetAccess.PRIVATE))
                .build();
    }

    private DbParameterGroup parameterGroup() {
        return DbParameterGroup.Builder.create(stack, part("parameter_group"))
                .name(title + "-postgres" + database.version())
                .family("postgres" + database.version())
                .description("Parameters of " + title)
                .parameter(parameters().entrySet().stream()
                        .map(DatabaseRecipe::parameter)
                        .toList())
                .build();
    }

    private Map<String, String> parameters() {
        var all = new TreeMap<String, String>();
        all.put("log_connections", "1");
        all.put("log_disconnections", "1");
        all.put(
                "log_min_duration_statement",
                Long.toString(database.logSlowerThan().toMillis()));
        all.put("log_statement", database.logStatement().name());
        all.put("max_connections", Integer.toString(database.maxConnections()));
        all.put("rds.force_ssl", "1");
        all.putAll(database.parameters());
        return all;
    }

    private static DbParameterGroupParameter parameter(Map.Entry<String, String> parameter) {
        return DbParameterGroupParameter.builder()
                .name(parameter.getKey())
                .value(parameter.getValue())
                .applyMethod(DYNAMIC.contains(parameter.getKey()) ? "immediate" : "pending-reboot")
                .build();
    }

    /** Made here, for a log group that RDS makes itself keeps its logs for ever. */
    private ITerraformDependable logGroup(String log) {
        return CloudwatchLogGroup.Builder.create(stack, part("logs_" + log))
                .name("/aws/rds/instance/" + title + "/" + log)
                .retentionInDays(LOG_RETENTION_DAYS)
                .build();
    }
}
