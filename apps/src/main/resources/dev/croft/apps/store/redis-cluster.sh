#!/bin/sh
# Makes one cluster of the Redis servers in NODES (host:port ...), three of them masters, or heals the one they have. May run at any time, as often
# as one likes. The password is in REDISCLI_AUTH. A server's ident for syslog, which it does not use, says on which machine it runs.
set -eu
MASTERS=3
SECONDS_TO_WAIT=${SECONDS_TO_WAIT:-240}
SLOTS=16384

ask() {
    node=$1
    shift
    redis-cli -e -h "${node%:*}" -p "${node##*:}" "$@" | tr -d '\r'
}

setting() { ask "$1" config get "$2" | sed -n 2p; }
address() { echo "$(setting "$1" cluster-announce-ip):${1##*:}"; }
machine() { setting "$1" syslog-ident; }
state() { ask "$1" cluster info | sed -n "s/^$2://p"; }
identity() { ask "$1" cluster myid; }

give_up() {
    echo "$1" >&2
    exit 1
}

# wait_for SENTENCE COMMAND...: until the command succeeds
wait_for() {
    sentence=$1
    shift
    waited=0
    until "$@" 2>/dev/null; do
        waited=$((waited + 1))
        [ "$waited" -lt "$SECONDS_TO_WAIT" ] || give_up "not so after $SECONDS_TO_WAIT s: $sentence"
        sleep 1
    done
}

answers() { [ "$(ask "$1" ping)" = PONG ]; }
is_ok() { [ "$(state "$1" cluster_state)" = ok ] && [ "$(state "$1" cluster_slots_ok)" = "$SLOTS" ]; }

# The lines of members that are there: id address flags master ping pong epoch link slots...
members() { ask "$1" cluster nodes | awk '$3 !~ /fail|handshake|noaddr/ && $8 == "connected"'; }
knows_all() { [ "$(members "$1" | wc -l)" -ge "$(echo "$NODES" | wc -w)" ]; }
holds_slots() { ask "$1" cluster nodes | awk -v id="$2" '$1 == id && $3 ~ /master/ && NF > 8 {found = 1} END {exit !found}'; }
is_in_step() { ! ask "$1" info replication | grep -q '^master_link_status:down'; }
has_no_slots() { members "$1" | awk '$3 ~ /myself/ && $3 ~ /master/ && NF == 8 {found = 1} END {exit !found}'; }
follows() { ask "$1" cluster nodes | awk -v id="$2" -v master="$3" '$1 == id && $4 == master {found = 1} END {exit !found}'; }

first_with_slots() {
    for one in $NODES; do
        if [ "$(state "$one" cluster_slots_assigned)" = "$SLOTS" ]; then
            echo "$one"
            return
        fi
    done
}

# As many masters as possible on machines of their own.
choose_masters() {
    chosen=""
    machines=" "
    for pass in apart together; do
        for one in $NODES; do
            [ "$(echo "$chosen" | wc -w)" -lt "$MASTERS" ] || break
            case " $chosen " in *" $one "*) continue ;; esac
            where=$(machine "$one")
            if [ "$pass" = apart ]; then
                case "$machines" in *" $where "*) continue ;; esac
            fi
            chosen="$chosen $one"
            machines="$machines$where "
        done
    done
    echo "$chosen"
}

create() {
    addresses=""
    for one in $(choose_masters); do
        addresses="$addresses $(address "$one")"
    done
    # shellcheck disable=SC2086
    redis-cli --cluster create $addresses --cluster-replicas 0 --cluster-yes
}

# Servers that came back under other addresses find each other again, new ones are made known. Those who know each other are left alone: to be
# introduced costs them their connection.
introduce() {
    for one in $NODES; do
        [ "$one" = "$1" ] || knows_all "$one" ||
            ask "$1" cluster meet "$(address "$one" | sed 's/:.*//')" "${one##*:}" >/dev/null
    done
    for one in $NODES; do
        wait_for "$one knows the others" knows_all "$one"
    done
}

# How many masters of nothing run on the machine $1.
empty_on() {
    count=0
    for other in $NODES; do
        if [ "$(machine "$other")" = "$1" ] && has_no_slots "$other"; then
            count=$((count + 1))
        fi
    done
    echo "$count"
}

# As the server $1 sees it: the master for $2 among those that hold slots. First those with the fewest replicas, of these one on another machine than
# $2, of these one beside which most servers wait: they cannot take it.
choose_master() {
    here=$(machine "$2")
    for one in $NODES; do
        id=$(identity "$one")
        if holds_slots "$1" "$id"; then
            there=$(machine "$one")
            same=0
            [ "$there" != "$here" ] || same=1
            replicas=$(members "$1" | awk -v id="$id" '$4 == id {count++} END {print count + 0}')
            echo "$replicas $same $(empty_on "$there") $id"
        fi
    done | sort -k 1,1n -k 2,2n -k 3,3nr | head -n 1 | cut -d ' ' -f 4
}

# Each master of nothing becomes a replica, as soon as all know it and it knows its master.
place() {
    for empty in $NODES; do
        if has_no_slots "$empty"; then
            master=$(choose_master "$1" "$empty")
            [ -n "$master" ] || give_up "$1 sees no master that holds slots"
            wait_for "$empty knows its master" holds_slots "$empty" "$master"
            ask "$empty" cluster replicate "$master" >/dev/null
            wait_for "$1 sees that $empty is a replica" follows "$1" "$(identity "$empty")" "$master"
        fi
    done
}

# Members that are gone for good and hold nothing: each server forgets them.
forget() {
    gone=$(ask "$1" cluster nodes | awk '$3 ~ /fail|noaddr/ && $3 !~ /fail\?/ && NF == 8 {print $1}')
    for id in $gone; do
        for one in $NODES; do
            ask "$one" cluster forget "$id" >/dev/null 2>&1 || true
        done
    done
}

for server in $NODES; do
    wait_for "$server answers" answers "$server"
done
seed=$(first_with_slots)
if [ -z "$seed" ]; then
    create
    wait_for "one server knows all slots" eval '[ -n "$(first_with_slots)" ]'
    seed=$(first_with_slots)
fi
introduce "$seed"
wait_for "every slot has a master that is there" is_ok "$seed"
place "$seed"
for server in $NODES; do
    wait_for "$server finds the cluster in order" is_ok "$server"
    wait_for "$server has the data of its master" is_in_step "$server"
done
forget "$seed"
ask "$seed" cluster nodes
