package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.platform.Name;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.autoscaling_attachment.AutoscalingAttachment;
import io.cdktn.providers.aws.lb.Lb;
import io.cdktn.providers.aws.lb_listener.LbListener;
import io.cdktn.providers.aws.lb_listener.LbListenerDefaultAction;
import io.cdktn.providers.aws.lb_listener.LbListenerDefaultActionRedirect;
import io.cdktn.providers.aws.lb_target_group.LbTargetGroup;
import io.cdktn.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import io.cdktn.providers.aws.lb_target_group_attachment.LbTargetGroupAttachment;
import io.cdktn.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import io.cdktn.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.List;

/** How a load balancer is built: one target group a listener, and a path through the security groups for exactly its ports. */
final class LoadBalancerRecipe {
    /** TLS 1.2 with forward secrecy, and 1.3. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private static final String DRAIN_SECONDS = "60";

    private final LoadBalancer balancer;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final String title;

    LoadBalancerRecipe(LoadBalancer balancer, AwsScope scope) {
        this.balancer = balancer;
        this.scope = scope;
        this.stack = scope.stack();
        this.title = scope.facts().title(balancer.name());
    }

    void add() {
        var builder = Lb.Builder.create(stack, part("balancer"))
                .name(title)
                .loadBalancerType(balancer.kind().toString())
                .internal(balancer.isInternal())
                .subnets(balancer.subnetsIn(scope.facts()).stream()
                        .map(subnet -> scope.network().subnetId(subnet.name()))
                        .toList())
                .securityGroups(List.of(scope.securityGroup(balancer.name()).getId()))
                .enableCrossZoneLoadBalancing(true)
                .enableDeletionProtection(balancer.deletionProtection());
        if (isApplication()) {
            builder.dropInvalidHeaderFields(true);
        }
        var lb = builder.build();
        balancer.listeners().forEach(listener -> addListener(lb, listener));
        // two listeners may lead to one port, and a security group takes a rule once
        balancer.listeners().stream()
                .filter(listener -> !balancer.redirects(listener))
                .map(Listener::targetPort)
                .distinct()
                .forEach(port -> balancer.targets().forEach(target -> allowThrough(port, target)));
        scope.output(balancer.name(), "endpoint", lb.getDnsName(), "the name that a CNAME to it names");
    }

    private String part(String part) {
        return id(balancer.name(), part);
    }

    private boolean isApplication() {
        return balancer.kind() == LoadBalancerKind.APPLICATION;
    }

    private void addListener(Lb lb, Listener listener) {
        allowIn(listener);
        if (balancer.redirects(listener)) {
            listener(lb, listener).defaultAction(List.of(toHttps())).build();
            return;
        }
        var group = targetGroup(listener);
        var builder = listener(lb, listener)
                .defaultAction(List.of(LbListenerDefaultAction.builder()
                        .type("forward")
                        .targetGroupArn(group.getArn())
                        .build()));
        if (listener.port() == LoadBalancer.HTTPS) {
            balancer.certificate().ifPresent(certificate -> builder.certificateArn(certificate.value())
                    .sslPolicy(TLS_POLICY));
        }
        builder.build();
        balancer.targets().forEach(target -> addTarget(group, listener, target));
    }

    private LbListener.Builder listener(Lb lb, Listener listener) {
        return LbListener.Builder.create(stack, part("listener_" + listener.port()))
                .loadBalancerArn(lb.getArn())
                .port(listener.port())
                .protocol(protocol(listener));
    }

    private String protocol(Listener listener) {
        if (!isApplication()) {
            return "TCP";
        }
        return listener.port() == LoadBalancer.HTTPS && balancer.certificate().isPresent() ? "HTTPS" : "HTTP";
    }

    private static LbListenerDefaultAction toHttps() {
        return LbListenerDefaultAction.builder()
                .type("redirect")
                .redirect(LbListenerDefaultActionRedirect.builder()
                        .protocol("HTTPS")
                        .port("443")
                        .statusCode("HTTP_301")
                        .build())
                .build();
    }

    private LbTargetGroup targetGroup(Listener listener) {
        var builder = LbTargetGroup.Builder.create(stack, part("target_group_" + listener.port()))
                .name(title + "-" + listener.port())
                .vpcId(scope.network().vpc().getId())
                .targetType("instance")
                .port(listener.targetPort())
                .protocol(isApplication() ? "HTTP" : "TCP")
                .deregistrationDelay(DRAIN_SECONDS)
                .healthCheck(healthCheck(listener));
        if (!isApplication()) {
            // a machine that asks an internal balancer and is sent to itself would see its own address come in, and
            // drop it
            builder.preserveClientIp(Boolean.toString(!balancer.isInternal()));
        }
        return builder.build();
    }

    private LbTargetGroupHealthCheck healthCheck(Listener listener) {
        var check = LbTargetGroupHealthCheck.builder()
                .enabled(true)
                .port("traffic-port")
                .interval(10)
                .healthyThreshold(2)
                .unhealthyThreshold(2)
                .protocol(isApplication() || listener.healthPath().isPresent() ? "HTTP" : "TCP");
        if (isApplication() || listener.healthPath().isPresent()) {
            check.path(listener.healthPath().map(UrlPath::value).orElse("/")).matcher("200-399");
        }
        return check.build();
    }

    private void addTarget(LbTargetGroup group, Listener listener, Name target) {
        var isGroup = scope.facts().all(AutoScalingGroup.class).stream()
                .anyMatch(one -> one.name().equals(target));
        if (isGroup) {
            AutoscalingAttachment.Builder.create(stack, part("target_" + listener.port() + "_" + target))
                    .autoscalingGroupName(AutoScalingGroup.reference(target, "name"))
                    .lbTargetGroupArn(group.getArn())
                    .build();
        } else {
            LbTargetGroupAttachment.Builder.create(stack, part("target_" + listener.port() + "_" + target))
                    .targetGroupArn(group.getArn())
                    .targetId(Instance.reference(target, "id"))
                    .build();
        }
    }

    private void allowIn(Listener listener) {
        for (var source : balancer.sources(scope.facts())) {
            var what = "ingress_" + listener.port() + "_" + source.toString().replaceAll("[./]", "-");
            VpcSecurityGroupIngressRule.Builder.create(stack, part(what))
                    .securityGroupId(scope.securityGroup(balancer.name()).getId())
                    .description("port " + listener.port() + " from " + source)
                    .cidrIpv4(source.toString())
                    .ipProtocol("tcp")
                    .fromPort(listener.port())
                    .toPort(listener.port())
                    .build();
        }
    }

    /** Out of the balancer's group into the machine's, for this port alone. Both rules name groups, so no address matters. */
    private void allowThrough(int port, Name target) {
        var way = port + "_" + target;
        VpcSecurityGroupEgressRule.Builder.create(stack, part("out_" + way))
                .securityGroupId(scope.securityGroup(balancer.name()).getId())
                .referencedSecurityGroupId(scope.securityGroup(target).getId())
                .description("to " + target)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
        VpcSecurityGroupIngressRule.Builder.create(stack, part("in_" + way))
                .securityGroupId(scope.securityGroup(target).getId())
                .referencedSecurityGroupId(scope.securityGroup(balancer.name()).getId())
                .description("port " + port + " from " + balancer.name())
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }
}
