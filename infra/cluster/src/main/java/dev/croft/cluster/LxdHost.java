package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.workload.Memory;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Locale;
import java.util.Optional;

/** A machine that runs nodes as virtual machines of LXD. */
@RecordBuilder
@JsonClassDescription("A machine that runs nodes as virtual machines of LXD")
public record LxdHost(
        @JsonPropertyDescription("its name, which the nodes on it give as their host") Name name,
        @JsonPropertyDescription("its memory; absent: the nodes on it are not added up") Optional<Memory> memory,
        @JsonPropertyDescription("a bridge into the LAN that exists on it: addresses move by ARP, which a NAT swallows")
                @JsonProperty(defaultValue = "br0")
                String bridge,
        @JsonPropertyDescription("the storage pool of the root disks") @JsonProperty(defaultValue = "default")
                Name storagePool,
        @JsonPropertyDescription("what the pool is made with") @JsonProperty(defaultValue = "dir") Driver driver) {
    /** Storage drivers of LXD. */
    public enum Driver {
        DIR,
        ZFS,
        BTRFS,
        LVM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LxdHost {
        memory = memory == null ? Optional.empty() : memory;
        bridge = bridge == null ? "br0" : bridge;
        storagePool = storagePool == null ? Name.parse("default") : storagePool;
        driver = driver == null ? Driver.DIR : driver;
    }

    /** A host of which the description says nothing but that nodes live on it. */
    public static LxdHost of(Name name) {
        return LxdHostBuilder.builder().name(name).build();
    }
}
