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

install_k3s() {
    if [ "$JOINS" = true ]; then
        take k3s-token /etc/rancher/k3s/token || fail "put the cluster's token into $HANDOVER/k3s-token"
    fi
    if k3s --version 2> /dev/null | grep -qF "$K3S_VERSION "; then
        systemctl restart "$K3S_UNIT"
        return
    fi
    installer=$(mktemp)
    curl -fsSL --proto '=https' --tlsv1.2 --retry 5 -o "$installer" "$INSTALLER_URL"
    echo "$INSTALLER_SHA256  $installer" | sha256sum --check --quiet - || fail "the K3s installer is not the expected one"
    INSTALL_K3S_VERSION="$K3S_VERSION" INSTALL_K3S_EXEC="$K3S_ROLE" sh "$installer"
    rm -f "$installer"
}

join_tailnet() {
    if ! command -v tailscale > /dev/null; then
        installer=$(mktemp)
        curl -fsSL --proto '=https' --tlsv1.2 --retry 5 -o "$installer" https://tailscale.com/install.sh
        sh "$installer"
        rm -f "$installer"
    fi
    if tailscale status > /dev/null 2>&1; then
        # shellcheck disable=SC2086 # one word an option
        tailscale up $TAILSCALE_OPTIONS
    else
        take tailscale-auth-key /run/tailscale-auth-key || fail "put an auth key into $HANDOVER/tailscale-auth-key"
        # shellcheck disable=SC2086 # one word an option
        tailscale up --auth-key=file:/run/tailscale-auth-key $TAILSCALE_OPTIONS
        rm -f /run/tailscale-auth-key
    fi
}

admit_people
enable_memory_cgroup
disable_swap
sysctl --quiet --system
install_k3s
if [ "$TAILSCALE" = true ]; then
    join_tailnet
fi
mkdir -p /var/lib/croft
touch /var/lib/croft/ready
say "this machine is a node"
