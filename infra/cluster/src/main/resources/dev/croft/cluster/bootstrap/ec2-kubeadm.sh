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
