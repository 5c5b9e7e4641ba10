package dev.croft.platform.node;

import java.util.Locale;

/** Where a node's data lives. etcd bears neither an SD card nor eMMC (K3s documentation). */
public enum Disk {
    SD_CARD,
    USB_SSD,
    SSD,
    NVME,
    HDD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
