package dev.croft.platform.node;

import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.util.Locale;
import java.util.Optional;

/** Kinds of machine, with what is known of each. Capacity is what Linux reports (MemTotal), less than the sticker says. */
public enum Hardware {
    /** Raspberry Pi 4, Cortex-A72 (ARMv8.0), 4 GB model: MemTotal about 3.7 GiB. */
    RASPBERRY_PI_4(Architecture.arm64, 4, 3794, "eth0"),
    /** Raspberry Pi 5, Cortex-A76 (ARMv8.2), 8 GB model. */
    RASPBERRY_PI_5(Architecture.arm64, 4, 7940, "eth0"),
    /** Any other machine; the node says its cores, memory and architecture. */
    MACHINE(Architecture.amd64, 0, 0, "eth0"),
    /** A virtual machine of LXD; the node says its cores and memory. */
    LXD_VM(Architecture.amd64, 0, 0, "enp5s0"),
    /** An EC2 instance; the node says its cores and memory. */
    EC2(Architecture.amd64, 0, 0, "ens5");

    private final Architecture architecture;
    private final int cores;
    private final long mebibytes;
    private final String networkInterface;

    Hardware(Architecture architecture, int cores, long mebibytes, String networkInterface) {
        this.architecture = architecture;
        this.cores = cores;
        this.mebibytes = mebibytes;
        this.networkInterface = networkInterface;
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Cores of the model; empty where every machine differs. */
    public Optional<Cpu> cpu() {
        return cores == 0 ? Optional.empty() : Optional.of(new Cpu(cores * 1000L));
    }

    /** MemTotal of the model, an estimate; empty where every machine differs. */
    public Optional<Memory> memory() {
        return mebibytes == 0 ? Optional.empty() : Optional.of(Memory.ofMebibytes(mebibytes));
    }

    /** What the first wired network interface is called. */
    public String networkInterface() {
        return networkInterface;
    }

    public boolean isRaspberryPi() {
        return this == RASPBERRY_PI_4 || this == RASPBERRY_PI_5;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
