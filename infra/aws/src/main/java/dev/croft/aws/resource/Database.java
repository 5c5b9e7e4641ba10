package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AvailabilityZone;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.base.SubnetAccess;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Memory;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * PostgreSQL in RDS over the private subnets, encrypted, never public, TLS only. RDS makes and rotates the master password in Secrets Manager; it is in
 * no file and in no state.
 */
@RecordBuilder
@JsonTypeName("database")
@JsonClassDescription(
        "PostgreSQL in RDS: private, encrypted, TLS only, backed up; RDS itself keeps the master password")
public record Database(
        @JsonPropertyDescription("the database's name; the instance is <platform>-<name>") Name name,
        @JsonPropertyDescription(
                        "resources that may connect: machines of the cluster, and bridges, for themselves and for the home network behind them")
                List<Name> clients,
        @JsonPropertyDescription("further networks that may connect") List<Cidr> allowedCidrs,
        @JsonPropertyDescription("PostgreSQL's major version; AWS chooses and upgrades the minor one")
                @JsonProperty(defaultValue = "17")
                Integer version,
        @JsonPropertyDescription("the instance's class") @JsonProperty(defaultValue = "db.t3.micro")
                DatabaseClass instanceClass,
        @JsonPropertyDescription("gp3 storage to begin with") @JsonProperty(defaultValue = "20Gi") Memory storage,
        @JsonPropertyDescription("how far the storage may grow by itself") @JsonProperty(defaultValue = "100Gi")
                Memory maxStorage,
        @JsonPropertyDescription("a standby in another availability zone, at twice the price")
                @JsonProperty(defaultValue = "false")
                Boolean multiAz,
        @JsonPropertyDescription("the first database in it; absent: the name with '_' for '-'")
                Optional<String> databaseName,
        @JsonPropertyDescription("the master user") @JsonProperty(defaultValue = "postgres") String masterUser,
        @JsonPropertyDescription("connections at most; a t3.micro has memory for about 80")
                @JsonProperty(defaultValue = "80")
                Integer maxConnections,
        @JsonPropertyDescription("which statements are logged") @JsonProperty(defaultValue = "ddl")
                LogStatement logStatement,
        @JsonPropertyDescription("statements slower than this are logged") @JsonProperty(defaultValue = "1s")
                Duration logSlowerThan,
        @JsonPropertyDescription("further parameters of PostgreSQL, by name; they take effect at the next restart")
                Map<String, String> parameters,
        @JsonPropertyDescription("how long automatic backups are kept; 0d needs noBackupReason")
                @JsonProperty(defaultValue = "7d")
                Duration keepBackups,
        @JsonPropertyDescription("why there are no backups; required with keepBackups 0d")
                Optional<String> noBackupReason,
        @JsonPropertyDescription("daily backup window, UTC") @JsonProperty(defaultValue = "17:00-17:45")
                String backupWindow,
        @JsonPropertyDescription("weekly maintenance window, UTC") @JsonProperty(defaultValue = "sun:18:00-sun:19:00")
                String maintenanceWindow,
        @JsonPropertyDescription("refuse to delete the instance, and take a snapshot when it is deleted after all")
                @JsonProperty(defaultValue = "true")
                Boolean deletionProtection,
        @JsonPropertyDescription("Performance Insights, seven days free of charge")
                @JsonProperty(defaultValue = "false")
                Boolean performanceInsights)
        implements AwsResource {
    private static final Pattern BACKUP_WINDOW = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern MAINTENANCE_WINDOW = Pattern.compile(
            "(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d-(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final List<Integer> VERSIONS = List.of(14, 15, 16, 17, 18);
    private static final Duration LONGEST_BACKUP = Duration.ofDays(35);

    public Database {
        clients = clients == null ? List.of() : List.copyOf(clients);
        allowedCidrs = allowedCidrs == null ? List.of() : List.copyOf(allowedCidrs);
        version = version == null ? 17 : version;
        instanceClass = instanceClass == null ? new DatabaseClass("db.t3.micro") : instanceClass;
        storage = storage == null ? Memory.parse("20Gi") : storage;
        maxStorage = maxStorage == null ? Memory.parse("100Gi") : maxStorage;
        multiAz = multiAz == null ? Boolean.FALSE : multiAz;
        databaseName = databaseName == null ? Optional.empty() : databaseName;
        masterUser = masterUser == null ? "postgres" : masterUser;
        maxConnections = maxConnections == null ? 80 : maxConnections;
        logStatement = logStatement == null ? LogStatement.ddl : logStatement;
        logSlowerThan = logSlowerThan == null ? Duration.ofSeconds(1) : logSlowerThan;
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(parameters));
        keepBackups = keepBackups == null ? Duration.ofDays(7) : keepBackups;
        noBackupReason = noBackupReason == null ? Optional.empty() : noBackupReason;
        backupWindow = backupWindow == null ? "17:00-17:45" : backupWindow;
        maintenanceWindow = maintenanceWindow == null ? "sun:18:00-sun:19:00" : maintenanceWindow;
        deletionProtection = deletionProtection == null ? Boolean.TRUE : deletionProtection;
        performanceInsights = performanceInsights == null ? Boolean.FALSE : performanceInsights;
    }

    /** The first database's name. */
    public String databaseNameOrDefault() {
        return databaseName.orElse(name.value().replace('-', '_'));
    }

    @Override
    public void addTo(AwsScope scope) {
        new DatabaseRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        checkZones(path, facts, problems);
        checkEngine(path, problems);
        checkStorage(path, problems);
        checkBackups(path, problems);
        checkClients(path, problems);
    }

    private void checkZones(String path, AwsFacts facts, Problems problems) {
        var zones = facts.network().subnets(SubnetAccess.PRIVATE).stream()
                .map(Subnet::availabilityZone)
                .distinct()
                .sorted()
                .map(AvailabilityZone::value)
                .toList();
        if (zones.size() < 2) {
            problems.error(
                    path,
                    "needs private subnets in 2 availability zones for its subnet group (RDS demands it without Multi-AZ too)",
                    zones.size() + " " + zones,
                    "add a private subnet in another zone of " + facts.region());
        }
    }

    private void checkEngine(String path, Problems problems) {
        if (!VERSIONS.contains(version)) {
            problems.error(
                    path + ".version", "must be a PostgreSQL that RDS offers", version, "try one of " + VERSIONS);
        }
        if (instanceClass.isRetired()) {
            problems.error(
                    path + ".instanceClass",
                    "must be a class that PostgreSQL " + version + " runs on",
                    instanceClass,
                    "try db.t3.micro or db.t4g.micro");
        }
        if (!IDENTIFIER.matcher(databaseNameOrDefault()).matches()) {
            problems.error(
                    path + ".databaseName",
                    "must be lower-case letters, digits and '_', starting with a letter",
                    databaseNameOrDefault(),
                    "try game");
        }
        if (!IDENTIFIER.matcher(masterUser).matches()
                || List.of("rdsadmin", "admin").contains(masterUser)) {
            problems.error(
                    path + ".masterUser",
                    "must be an identifier that RDS does not reserve",
                    masterUser,
                    "try postgres");
        }
    }

    private void checkStorage(String path, Problems problems) {
        if (storage.compareTo(Memory.parse("20Gi")) < 0) {
            problems.error(
                    path + ".storage", "must be at least 20Gi, the smallest gp3 volume of RDS", storage, "try 20Gi");
        }
        if (maxStorage.bytes() * 10 < storage.bytes() * 11) {
            problems.error(
                    path + ".maxStorage",
                    "must exceed storage by at least 10 % (" + storage + " x 1.1 = "
                            + Memory.ofMebibytes(storage.mebibytes() * 11 / 10) + ")",
                    maxStorage,
                    "try " + storage.times(2));
        }
    }

    private void checkBackups(String path, Problems problems) {
        if (keepBackups.isZero() && noBackupReason.isEmpty()) {
            problems.error(
                    path + ".keepBackups", "must be 1d to 35d, or noBackupReason must say why not", "0d", "try 7d");
        }
        if (keepBackups.compareTo(LONGEST_BACKUP) > 0 || keepBackups.toSeconds() % 86_400 != 0) {
            problems.error(
                    path + ".keepBackups", "must be whole days, 35 at most", Durations.text(keepBackups), "try 7d");
        }
        if (!BACKUP_WINDOW.matcher(backupWindow).matches()) {
            problems.error(path + ".backupWindow", "must be HH:MM-HH:MM in UTC", backupWindow, "try 17:00-17:45");
        }
        if (!MAINTENANCE_WINDOW.matcher(maintenanceWindow).matches()) {
            problems.error(
                    path + ".maintenanceWindow",
                    "must be day:HH:MM-day:HH:MM in UTC",
                    maintenanceWindow,
                    "try sun:18:00-sun:19:00");
        }
        if (!deletionProtection) {
            problems.warning(
                    path + ".deletionProtection",
                    "keeps one wrong apply from deleting the data",
                    "false",
                    "leave it on");
        }
    }

    private void checkClients(String path, Problems problems) {
        if (clients.isEmpty() && allowedCidrs.isEmpty()) {
            problems.error(
                    path + ".clients",
                    "must name who connects; nothing reaches the database now",
                    "",
                    "name a bridge or a machine");
        }
        for (int i = 0; i < allowedCidrs.size(); i++) {
            if (allowedCidrs.get(i).prefix() < 8) {
                problems.error(
                        path + ".allowedCidrs[" + i + "]",
                        "must not open the database to the world (a prefix below /8)",
                        allowedCidrs.get(i),
                        "name the networks that need it");
            }
        }
    }
}
