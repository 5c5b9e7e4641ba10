#!/bin/sh
# generated from platforms/dogfoot/platform.yaml - do not edit
# Launches the nodes that live on kkh2; run it there, with a file of public SSH keys. It may run again.
set -eu

keys=$(base64 -w 0 < "${1:?name a file of public SSH keys}")
cd "$(dirname "$0")/../.."

# A machine that exists stays as it is. The keys of people go by vendor data, which is no part of user data.
launch() {
    if lxc info "$1" > /dev/null 2>&1; then
        return
    fi
    lxc launch "$2" "$1" --vm --profile "$1" \
        --config cloud-init.user-data="$(cat "$1/user-data")" \
        --config cloud-init.network-config="$(cat "$1/network-config")" \
        --config cloud-init.vendor-data="#cloud-config
bootcmd:
  - mkdir -p /etc/croft/handover
  - echo $keys | base64 -d > /etc/croft/handover/authorized_keys"
}

launch cp-c ubuntu:24.04
launch obs-b ubuntu:24.04
