#!/bin/sh
# Makes the snapshot SNAPSHOT (a name in BACKUPS; empty: the newest) the data of a Redis that does not run, in DATA. What was there is moved aside.
# With PERSISTENCE aof the snapshot becomes the base of the append-only files, since Redis would not read a dump.rdb beside them.
set -eu
snapshot="$BACKUPS/${SNAPSHOT:-$(basename "$(find "$BACKUPS" -name '*Z.rdb' | sort | tail -n 1)")}"
if [ ! -f "$snapshot" ]; then
    echo "no snapshot $snapshot" >&2
    exit 1
fi
redis-check-rdb "$snapshot"
aside="$DATA/before-$(date -u +%Y%m%dT%H%M%SZ)"
mkdir "$aside"
for old in "$DATA/dump.rdb" "$DATA/appendonlydir"; do
    if [ -e "$old" ]; then
        mv "$old" "$aside/"
    fi
done
if [ "$PERSISTENCE" = aof ]; then
    mkdir "$DATA/appendonlydir"
    cp "$snapshot" "$DATA/appendonlydir/appendonly.aof.1.base.rdb"
    echo "file appendonly.aof.1.base.rdb seq 1 type b" >"$DATA/appendonlydir/appendonly.aof.manifest"
else
    cp "$snapshot" "$DATA/dump.rdb"
fi
echo "restored $(basename "$snapshot"), the data before it is in $(basename "$aside")"
