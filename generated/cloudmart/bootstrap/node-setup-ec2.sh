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

# The instance tells about itself only to who has a session token (IMDSv2).
metadata() {
    curl -fsS --retry 5 -H "X-aws-ec2-metadata-token: $session" "http://169.254.169.254/latest/meta-data/$1"
}

learn_instance() {
    session=$(curl -fsS --retry 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' \
        http://169.254.169.254/latest/api/token)
    INSTANCE_ADDRESS=$(metadata local-ipv4)
    INSTANCE_REGION=$(metadata placement/region)
    INSTANCE_ZONE=$(metadata placement/availability-zone)
    INSTANCE_PROVIDER_ID="aws:///$INSTANCE_ZONE/$(metadata instance-id)"
    export AWS_DEFAULT_REGION="$INSTANCE_REGION"
    mkdir -p "$HANDOVER"
    metadata public-keys/0/openssh-key > "$HANDOVER/authorized_keys" 2> /dev/null || rm -f "$HANDOVER/authorized_keys"
    command -v aws > /dev/null || snap install aws-cli --classic
}

# Secrets of the cluster come from and go to Parameter Store, encrypted, with the instance's own role.
receive() {
    umask 077
    aws ssm get-parameter --with-decryption --name "/$PLATFORM/cluster/$1" --query Parameter.Value --output text \
        > "$HANDOVER/$2" || {
        rm -f "$HANDOVER/$2"
        fail "the first server has not published /$PLATFORM/cluster/$1 yet"
    }
    umask 022
}

publish() {
    aws ssm put-parameter --overwrite --type SecureString --name "/$PLATFORM/cluster/$1" --value "file://$2" > /dev/null
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

receive_secrets() {
    if [ "$JOINS" = true ] && [ ! -f /var/lib/croft/member ]; then
        receive join kubeadm-join
        [ "$SERVER" != true ] || receive certificate-key kubeadm-certificate-key
    fi
}

# A token lives for a day, the certificates for joining servers for two hours; a timer makes new ones.
publish_secrets() {
    compose
    umask 077
    kubeadm kubeconfig user --config /run/croft-kubeadm.yaml --client-name node \
        --token "$(kubeadm token create --ttl 24h)" > /run/croft-join.conf
    publish join /run/croft-join.conf
    if [ "$SERVERS" -gt 1 ]; then
        kubeadm init phase upload-certs --upload-certs --config /run/croft-kubeadm.yaml | tail -n 1 \
            > /run/croft-certificate-key
        publish certificate-key /run/croft-certificate-key
    fi
    rm -f /run/croft-join.conf /run/croft-certificate-key /run/croft-kubeadm.yaml
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

learn_instance
if [ "${1-}" = publish ]; then
    publish_secrets
    exit
fi
admit_people
enable_memory_cgroup
disable_swap
systemctl restart systemd-modules-load
sysctl --quiet --system
receive_secrets
install_kubeadm
if [ "$JOINS" != true ]; then
    publish_secrets
fi
if [ "$TAILSCALE" = true ]; then
    join_tailnet
fi
mkdir -p /var/lib/croft
touch /var/lib/croft/ready
say "this machine is a node"
