package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Nat;
import dev.croft.platform.Name;
import io.cdktn.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import java.util.List;

/** Which alarms there are: each member of the section is watched by what AWS measures of it. */
final class AlarmsRecipe {
    private final Alarms alarms;
    private final AwsScope scope;
    private final AwsFacts facts;
    private final String topic;

    AlarmsRecipe(Alarms alarms, AwsScope scope) {
        this.alarms = alarms;
        this.scope = scope;
        this.facts = scope.facts();
        this.topic = new AlarmTopic(alarms, scope).add();
    }

    void add() {
        facts.all(Instance.class)
                .forEach(instance -> addMachine(instance.name(), Instance.reference(instance.name(), "id")));
        facts.all(Bridge.class).forEach(bridge -> addMachine(bridge.name(), Instance.reference(bridge.name(), "id")));
        facts.all(AutoScalingGroup.class).forEach(this::addGroup);
        facts.all(LoadBalancer.class).forEach(this::addBalancer);
        facts.all(Database.class).forEach(this::addDatabase);
        if (facts.network().nat() == Nat.GATEWAY) {
            add(new Metric("nat", "ports", "AWS/NATGateway", "ErrorPortAllocation")
                    .of("NatGatewayId", "${aws_nat_gateway.network_nat_gateway.id}")
                    .sum()
                    .over(0)
                    .says("connections out of the private subnets fail: the NAT gateway has no ports left"));
        }
    }

    private void addMachine(Name machine, String id) {
        add(new Metric(machine, "cpu", "AWS/EC2", "CPUUtilization")
                .of("InstanceId", id)
                .over(alarms.cpu())
                .says("the CPU of " + machine + " is busy"));
        add(new Metric(machine, "status", "AWS/EC2", "StatusCheckFailed")
                .of("InstanceId", id)
                .max()
                .over(0)
                .says(machine + " fails EC2's status checks"));
    }

    private void addGroup(AutoScalingGroup group) {
        var name = AutoScalingGroup.reference(group.name(), "name");
        var pool = group.poolIn(facts).orElseThrow();
        add(new Metric(group.name(), "cpu", "AWS/EC2", "CPUUtilization")
                .of("AutoScalingGroupName", name)
                .over(alarms.cpu())
                .says("the CPUs of " + group.name() + " are busy, and more machines have not helped"));
        add(new Metric(group.name(), "capacity", "AWS/AutoScaling", "GroupInServiceInstances")
                .of("AutoScalingGroupName", name)
                .min()
                .under(pool.min())
                .missingIsBad()
                .says(group.name() + " has fewer machines than its minimum of " + pool.min()));
    }

    private void addBalancer(LoadBalancer balancer) {
        var isNetwork = balancer.kind() == LoadBalancerKind.NETWORK;
        for (var listener : balancer.listeners()) {
            if (!balancer.redirects(listener)) {
                var group = "aws_lb_target_group." + id(balancer.name(), "target_group_" + listener.port());
                add(new Metric(
                                balancer.name(),
                                "port-" + listener.port(),
                                isNetwork ? "AWS/NetworkELB" : "AWS/ApplicationELB",
                                "UnHealthyHostCount")
                        .of("LoadBalancer", "${aws_lb." + id(balancer.name(), "balancer") + ".arn_suffix}")
                        .of("TargetGroup", "${" + group + ".arn_suffix}")
                        .max()
                        .over(0)
                        .says("machines behind " + balancer.name() + " do not answer on port "
                                + listener.targetPort()));
            }
        }
    }

    private void addDatabase(Database database) {
        var title = facts.title(database.name());
        long bytes = database.storage().bytes() / 100 * alarms.freeStorage();
        add(database(database, "cpu", "CPUUtilization", title)
                .over(alarms.cpu())
                .says("the CPU of " + database.name() + " is busy"));
        add(database(database, "storage", "FreeStorageSpace", title)
                .min()
                .under(bytes)
                .says(database.name() + " has less than " + alarms.freeStorage() + " % of its storage free"));
        add(database(database, "connections", "DatabaseConnections", title)
                .over(database.maxConnections() * alarms.connections() / 100)
                .says(database.name() + " nears its " + database.maxConnections() + " connections"));
    }

    private static Metric database(Database database, String what, String metric, String title) {
        return new Metric(database.name(), what, "AWS/RDS", metric).of("DBInstanceIdentifier", title);
    }

    private void add(Metric metric) {
        CloudwatchMetricAlarm.Builder.create(scope.stack(), id(alarms.name(), metric.id()))
                .alarmName(facts.site().name() + "-" + metric.id())
                .alarmDescription(metric.description())
                .namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(metric.dimensions())
                .statistic(metric.statistic())
                .comparisonOperator(metric.comparison())
                .threshold(metric.threshold())
                .period(300)
                .evaluationPeriods(3)
                .treatMissingData(metric.missing())
                .alarmActions(List.of(topic))
                .okActions(List.of(topic))
                .build();
    }
}
