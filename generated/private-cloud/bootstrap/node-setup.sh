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

# One release of everything: later ones come by `kubeadm upgrade`, never by apt alone.
install_packages() {
    if [ "$(kubeadm version -o short 2> /dev/null)" = "$KUBERNETES_VERSION" ]; then
        return
    fi
    line="https://pkgs.k8s.io/core:/stable:/${KUBERNETES_VERSION%.*}/deb/"
    release="${KUBERNETES_VERSION#v}-*"
    mkdir -p /etc/apt/keyrings
    curl -fsSL --proto '=https' --tlsv1.2 --retry 5 -o /etc/apt/keyrings/kubernetes.asc "${line}Release.key"
    echo "deb [signed-by=/etc/apt/keyrings/kubernetes.asc] $line /" > /etc/apt/sources.list.d/kubernetes.list
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y -o Dpkg::Options::=--force-confold \
        containerd "kubelet=$release" "kubeadm=$release" "kubectl=$release"
    apt-mark hold kubelet kubeadm kubectl
    systemctl restart containerd
}

# Fills in what only this machine knows; the result holds a secret and stays in memory.
compose() {
    umask 077
    sed -e "s|CERTIFICATE_KEY|$(cat /etc/croft/certificate-key 2> /dev/null || true)|" \
        -e "s|INSTANCE_ADDRESS|${INSTANCE_ADDRESS-}|" -e "s|INSTANCE_PROVIDER_ID|${INSTANCE_PROVIDER_ID-}|" \
        -e "s|INSTANCE_REGION|${INSTANCE_REGION-}|" -e "s|INSTANCE_ZONE|${INSTANCE_ZONE-}|" \
        /etc/croft/kubeadm.yaml > /run/croft-kubeadm.yaml
    umask 022
}

# Until init is through, only super-admin.conf has rights, and only the first server has that file.
carry_address() {
    if [ -f /etc/croft/kube-vip.yaml ]; then
        mkdir -p /etc/kubernetes/manifests
        sed "s|^\( *path: /etc/kubernetes/\)admin.conf$|\1$1|" /etc/croft/kube-vip.yaml \
            > /etc/kubernetes/manifests/kube-vip.yaml
    fi
}

start_cluster() {
    carry_address super-admin.conf
    kubeadm init --config /run/croft-kubeadm.yaml --skip-token-print
    carry_address admin.conf
}

join_cluster() {
    kubeadm join --config /run/croft-kubeadm.yaml
    if [ "$SERVER" = true ]; then
        carry_address admin.conf
    fi
}

# kubeadm keeps load balancers off every server; one that takes pods takes their traffic as well.
admit_traffic() {
    if [ "$SERVER" = true ] && [ "$TAKES_PODS" = true ]; then
        kubectl --kubeconfig /etc/kubernetes/admin.conf label node "$NODE_NAME" \
            node.kubernetes.io/exclude-from-external-load-balancers-
    fi
}

install_kubeadm() {
    if [ -f /var/lib/croft/member ]; then
        systemctl restart containerd kubelet
        return
    fi
    [ ! -f /etc/kubernetes/kubelet.conf ] ||
        fail "kubeadm stopped half-way: see 'journalctl -u croft-node', then run 'kubeadm reset' and try again"
    if [ "$JOINS" = true ]; then
        take kubeadm-join /etc/croft/join.conf || fail "put the cluster's join file into $HANDOVER/kubeadm-join"
        if [ "$SERVER" = true ]; then
            take kubeadm-certificate-key /etc/croft/certificate-key ||
                fail "put the certificate key into $HANDOVER/kubeadm-certificate-key"
        fi
    fi
    install_packages
    compose
    if [ "$JOINS" = true ]; then
        join_cluster
    else
        start_cluster
    fi
    mkdir -p /var/lib/croft
    touch /var/lib/croft/member
    rm -f /etc/croft/join.conf /etc/croft/certificate-key /run/croft-kubeadm.yaml
    admit_traffic
}

admit_people
enable_memory_cgroup
disable_swap
systemctl restart systemd-modules-load
sysctl --quiet --system
install_kubeadm
mkdir -p /var/lib/croft
touch /var/lib/croft/ready
say "this machine is a node"
