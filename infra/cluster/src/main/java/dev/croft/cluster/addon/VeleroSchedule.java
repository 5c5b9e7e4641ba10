package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A backup that Velero makes again and again. */
@JsonClassDescription("A backup that is made again and again")
public record VeleroSchedule(
        @JsonPropertyDescription("its name") Name name,
        @JsonPropertyDescription("when, as a cron schedule in UTC") String schedule,
        @JsonPropertyDescription("how long each backup is kept") @JsonProperty(defaultValue = "14d") Duration keep,
        @JsonPropertyDescription("the namespaces; absent: all") List<Name> namespaces,
        @JsonPropertyDescription("namespaces left out") List<Name> except) {
    public VeleroSchedule {
        keep = keep == null ? Duration.ofDays(14) : keep;
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        except = except == null ? List.of() : List.copyOf(except);
    }

    static VeleroSchedule daily() {
        return new VeleroSchedule(Name.parse("daily"), "0 18 * * *", Duration.ofDays(14), List.of(), List.of());
    }

    /** Backups outlive their schedule, so that its removal takes none away. */
    Map<String, Object> tree() {
        var template = new TreeMap<String, Object>();
        template.put("ttl", keep.toHours() + "h0m0s");
        if (!namespaces.isEmpty()) {
            template.put(
                    "includedNamespaces", namespaces.stream().map(Name::value).toList());
        }
        if (!except.isEmpty()) {
            template.put("excludedNamespaces", except.stream().map(Name::value).toList());
        }
        return Map.of("schedule", schedule, "template", template, "useOwnerReferencesInBackup", false);
    }

    void check(String path, Problems problems) {
        CronSchedule.check(path + ".schedule", schedule, "0 18 * * *", problems);
        if (keep.compareTo(Duration.ofHours(1)) < 0) {
            problems.error(path + ".keep", "must be at least 1h", Durations.text(keep), "try 14d");
        }
    }
}
