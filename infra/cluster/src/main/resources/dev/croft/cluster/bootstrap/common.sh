#!/bin/sh
# Makes this machine a node of its cluster. systemd runs it at boot until it has succeeded once; every step may run again.
set -eu

. /etc/croft/node.env

say() { echo "croft: $*"; }
fail() {
    say "$*" >&2
    exit 1
}

# People log in with the keys that lay beside user-data.
admit_people() {
    if [ -f "$HANDOVER/authorized_keys" ]; then
        home=$(getent passwd "$ADMINISTRATOR" | cut -d: -f6)
        install -d -m 0700 -o "$ADMINISTRATOR" -g "$ADMINISTRATOR" "$home/.ssh"
        install -m 0600 -o "$ADMINISTRATOR" -g "$ADMINISTRATOR" "$HANDOVER/authorized_keys" "$home/.ssh/authorized_keys"
    fi
    systemctl enable --now ssh
}

# The Pi's firmware switches the memory cgroup off; what stands later on the kernel's command line, a single line, wins.
enable_memory_cgroup() {
    file=/boot/firmware/cmdline.txt
    if [ -f "$file" ]; then
        found=$(head -n 1 "$file")
        wanted=$found
        for flag in cgroup_enable=cpuset cgroup_memory=1 cgroup_enable=memory; do
            case " $wanted " in
            *" $flag "*) ;;
            *) wanted="$wanted $flag" ;;
            esac
        done
        if [ "$wanted" != "$found" ]; then
            cp "$file" "$file.before-croft"
            printf '%s\n' "$wanted" > "$file"
            sync
            say "the kernel gets a memory cgroup after a reboot"
            systemctl reboot
            exit 0
        fi
    fi
    grep -qw memory /sys/fs/cgroup/cgroup.controllers || fail "this kernel has no memory cgroup, which Kubernetes needs"
}

# Limits mean nothing when memory can move to swap; Raspberry Pi OS has had two ways to make some.
disable_swap() {
    if [ -d /etc/rpi ]; then
        mkdir -p /etc/rpi/swap.conf.d
        printf '[Main]\nMechanism=none\n' > /etc/rpi/swap.conf.d/90-croft.conf
    fi
    systemctl disable --now dphys-swapfile 2> /dev/null || true
    sed -i '/[[:space:]]swap[[:space:]]/s/^[^#]/#&/' /etc/fstab
    swapoff -a
}

# A secret moves from the boot partition, which everybody can read, to where only root can.
take() {
    if [ -f "$HANDOVER/$1" ]; then
        install -m 0600 "$HANDOVER/$1" "$2"
        rm -f "$HANDOVER/$1"
        sync
    fi
    [ -s "$2" ]
}
