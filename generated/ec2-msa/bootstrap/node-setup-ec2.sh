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

# The token stays the same as long as the cluster lives. What the instance knows of itself is added to config.yaml.
receive_secrets() {
    mkdir -p /etc/rancher/k3s/config.yaml.d
    cat > /etc/rancher/k3s/config.yaml.d/instance.yaml << END
node-ip: $INSTANCE_ADDRESS
kubelet-arg+:
  - provider-id=$INSTANCE_PROVIDER_ID
node-label+:
  - topology.kubernetes.io/region=$INSTANCE_REGION
  - topology.kubernetes.io/zone=$INSTANCE_ZONE
END
    if [ "$JOINS" = true ] && [ ! -s /etc/rancher/k3s/token ]; then
        receive token k3s-token
    fi
}

publish_secrets() {
    publish token /var/lib/rancher/k3s/server/node-token
}

learn_instance
admit_people
enable_memory_cgroup
disable_swap
sysctl --quiet --system
receive_secrets
install_k3s
if [ "$JOINS" != true ]; then
    publish_secrets
fi
mkdir -p /var/lib/croft
touch /var/lib/croft/ready
say "this machine is a node"
