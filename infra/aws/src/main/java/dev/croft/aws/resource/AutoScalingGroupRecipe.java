package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.node.NodeRules;
import dev.croft.aws.node.NodeTemplate;
import dev.croft.platform.node.NodePool;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroup;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefresh;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefreshPreferences;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicy;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyInstancesDistribution;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyLaunchTemplate;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride;
import io.cdktn.providers.aws.autoscaling_group.AutoscalingGroupTag;
import io.cdktn.providers.aws.autoscaling_policy.AutoscalingPolicy;
import io.cdktn.providers.aws.autoscaling_policy.AutoscalingPolicyTargetTrackingConfiguration;
import io.cdktn.providers.aws.autoscaling_policy.AutoscalingPolicyTargetTrackingConfigurationPredefinedMetricSpecification;
import io.cdktn.providers.aws.launch_template.LaunchTemplate;
import java.util.List;
import java.util.TreeMap;

/** How a group of workers is built. */
final class AutoScalingGroupRecipe {
    /** What the alarms watch, and what a person wants to see. */
    private static final List<String> METRICS =
            List.of("GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize", "GroupMinSize");

    private final AutoScalingGroup group;
    private final AwsScope scope;
    private final NodePool pool;
    private final NodeTemplate template;
    private final String title;

    AutoScalingGroupRecipe(AutoScalingGroup group, AwsScope scope) {
        this.group = group;
        this.scope = scope;
        this.pool = group.poolIn(scope.facts()).orElseThrow();
        this.template = new NodeTemplate(scope, group.machine(scope.facts()));
        this.title = scope.facts().title(group.name());
    }

    void add() {
        NodeRules.allowSsh(scope, group.name(), SshSource.byName(group.sshFrom()));
        var launchTemplate = template.withOwnInterfaces(group.publicIp());
        var subnets = group.subnetsIn(scope.facts()).stream()
                .map(subnet -> scope.network().subnetId(subnet.name()))
                .toList();
        // no desired capacity: the scaling policy moves it, and an apply must not move it back
        var made = AutoscalingGroup.Builder.create(scope.stack(), id(group.name(), "group"))
                .name(title)
                .minSize(pool.min())
                .maxSize(pool.max())
                .vpcZoneIdentifier(subnets)
                .mixedInstancesPolicy(mixed(launchTemplate))
                .capacityRebalance(group.hasSpot())
                .healthCheckType("EC2")
                .healthCheckGracePeriod(group.warmup().toSeconds())
                .defaultInstanceWarmup(group.warmup().toSeconds())
                .enabledMetrics(METRICS)
                .instanceRefresh(refresh())
                .tag(tags())
                .build();
        addScaling(made);
        scope.output(group.name(), "group_name", made.getName(), "the Auto Scaling group of pool " + pool.name());
    }

    private AutoscalingGroupMixedInstancesPolicy mixed(LaunchTemplate launchTemplate) {
        return AutoscalingGroupMixedInstancesPolicy.builder()
                .instancesDistribution(AutoscalingGroupMixedInstancesPolicyInstancesDistribution.builder()
                        .onDemandAllocationStrategy("prioritized")
                        .onDemandBaseCapacity(group.onDemandBase())
                        .onDemandPercentageAboveBaseCapacity(group.onDemandPercentage())
                        .spotAllocationStrategy("price-capacity-optimized")
                        .build())
                .launchTemplate(AutoscalingGroupMixedInstancesPolicyLaunchTemplate.builder()
                        .launchTemplateSpecification(
                                AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification.builder()
                                        .launchTemplateId(launchTemplate.getId())
                                        .version(launchTemplate.getStringAttribute("latest_version"))
                                        .build())
                        .override(group.instanceTypes().stream()
                                .map(type -> AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride.builder()
                                        .instanceType(type.value())
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    /** A new launch template replaces the machines one after the other; nine of ten stay. */
    private AutoscalingGroupInstanceRefresh refresh() {
        return AutoscalingGroupInstanceRefresh.builder()
                .strategy("Rolling")
                .preferences(AutoscalingGroupInstanceRefreshPreferences.builder()
                        .minHealthyPercentage(90)
                        .instanceWarmup(Long.toString(group.warmup().toSeconds()))
                        .build())
                .build();
    }

    private List<AutoscalingGroupTag> tags() {
        var tags = new TreeMap<>(scope.facts().tags());
        tags.putAll(template.named());
        return tags.entrySet().stream()
                .map(tag -> AutoscalingGroupTag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .propagateAtLaunch(true)
                        .build())
                .toList();
    }

    private void addScaling(AutoscalingGroup made) {
        AutoscalingPolicy.Builder.create(scope.stack(), id(group.name(), "cpu_policy"))
                .name(title + "-cpu")
                .autoscalingGroupName(made.getName())
                .policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(AutoscalingPolicyTargetTrackingConfiguration.builder()
                        .targetValue(group.cpuTarget())
                        .predefinedMetricSpecification(
                                AutoscalingPolicyTargetTrackingConfigurationPredefinedMetricSpecification.builder()
                                        .predefinedMetricType("ASGAverageCPUUtilization")
                                        .build())
                        .build())
                .build();
    }
}
