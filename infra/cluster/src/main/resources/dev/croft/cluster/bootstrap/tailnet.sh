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
