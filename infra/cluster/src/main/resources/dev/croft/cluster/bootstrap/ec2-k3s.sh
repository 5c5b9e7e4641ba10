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
