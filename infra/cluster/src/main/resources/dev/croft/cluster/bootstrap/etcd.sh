# The client certificate of the etcd that exists already; kubeadm passes it on to the other servers itself.
take_etcd_access() {
    if [ "$SERVER" = true ]; then
        mkdir -p "${ETCD_AUTHORITY%/*}" "${ETCD_KEY%/*}"
        if ! take etcd-ca.crt "$ETCD_AUTHORITY" || ! take etcd-client.crt "$ETCD_CERTIFICATE" ||
            ! take etcd-client.key "$ETCD_KEY"; then
            fail "put etcd-ca.crt, etcd-client.crt and etcd-client.key into $HANDOVER"
        fi
    fi
}
