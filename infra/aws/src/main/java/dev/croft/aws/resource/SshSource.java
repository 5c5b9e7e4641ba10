package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A network that may reach a machine by SSH, and whose it is. */
@JsonClassDescription("A network that may reach the machine by SSH")
public record SshSource(
        @JsonPropertyDescription("whose network it is; becomes the rule's description") Name name,
        @JsonPropertyDescription("the network; never one wider than /8") Cidr cidr) {
    static Map<String, String> byName(List<SshSource> sources) {
        var byName = new TreeMap<String, String>();
        sources.forEach(
                source -> byName.put(source.name().value(), source.cidr().toString()));
        return byName;
    }

    static void check(String path, List<SshSource> sources, Problems problems) {
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            if (source.cidr().prefix() < 8) {
                problems.error(
                        path + ".sshFrom[" + i + "].cidr",
                        "must not open SSH to the world (a prefix below /8)",
                        source.cidr(),
                        "name your own address as /32, or use Session Manager: aws ssm start-session");
            }
            if (sources.subList(0, i).stream().anyMatch(other -> other.name().equals(source.name()))) {
                problems.error(
                        path + ".sshFrom[" + i + "].name", "must be unique", source.name(), "rename one of the two");
            }
        }
    }
}
