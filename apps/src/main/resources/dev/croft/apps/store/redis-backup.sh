#!/bin/sh
# Takes a snapshot of the Redis at REDIS (host:port) into BACKUPS and keeps the last KEEP of them. The password is in REDISCLI_AUTH.
set -eu
partial="$BACKUPS/partial.rdb"
snapshot="$BACKUPS/$(date -u +%Y%m%dT%H%M%SZ).rdb"
rm -f "$partial"
redis-cli -h "${REDIS%:*}" -p "${REDIS##*:}" --rdb "$partial"
redis-check-rdb "$partial"
mv "$partial" "$snapshot"
find "$BACKUPS" -name '*Z.rdb' | sort -r | tail -n +$((KEEP + 1)) | while read -r old; do
    rm "$old"
done
echo "kept:"
find "$BACKUPS" -name '*Z.rdb' | sort
