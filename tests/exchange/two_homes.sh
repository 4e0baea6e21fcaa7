#!/usr/bin/env bash
# Two homes and one folder of exchange, kept in step by the real Syncthing and then by the real rsync, on this machine
# only: every listener is on 127.0.0.1, nothing is announced, no relay is asked. Run by hand:
#
#     tests/exchange/two_homes.sh [path to kurator, else target/release/kurator]
#
# Needs `apt-get install syncthing rsync`. Ends with 0 if both homes export the same, byte for byte, after every round.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$(realpath "${1:-target/release/kurator}")
for needed in "$program" syncthing rsync; do
    command -v "$needed" >/dev/null || { echo "not here: $needed" >&2; exit 2; }
done

work=$(mktemp -d)
declare -A child=()

leave() {
    for pid in "${child[@]}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap leave EXIT

say() { printf '\n== %s\n' "$*"; }

# kurator as it is called in one home: another machine, another user, another state folder.
at() {
    local home=$1
    shift
    env -i PATH="$PATH" HOME="$work/$home" XDG_STATE_HOME="$work/$home/state" LC_ALL=C.UTF-8 \
        HOSTNAME="$home" USER="${home}-curator" KURATOR_FILE="$work/$home/district.kurator" \
        KURATOR_TODAY=2026-11-24 "$program" --lang en "$@"
}

takes() { printf '%s\n' "${@:2}" >"$work/lines.jsonl" && at "$1" import "$work/lines.jsonl" >/dev/null; }

family() { printf '{"type":"family","id":"019000000000700080000000000000%02d","title":"%s","note":"%s"}' "$1" "$2" "$3" |
    sed -E 's/"id":"(.{8})(.{4})(.{4})(.{4})(.{12})"/"id":"\1-\2-\3-\4-\5"/'; }

exchange() { at "$1" exchange "$work/$1/exchange" | sed "s|$work/||g; s/^/   $1: /"; }

# ---- the two homes ----------------------------------------------------------------------------------------------------
say 'two homes begin with one file'
mkdir -p "$work"/{office,home}/exchange
at office init --district 'Test district' >/dev/null
takes office "$(family 1 'Ivanova Anna' first)" "$(family 2 'Petrova Olga' first)" "$(family 3 'Guseva Inna' first)"
cp "$work/office/district.kurator" "$work/home/district.kurator"

free_port() {
    local port
    while port=$((20000 + RANDOM % 20000)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

for home in office home; do
    syncthing generate --home="$work/$home/sync" --no-default-folder --skip-port-probing >/dev/null 2>&1
done
declare -A id=([office]=$(syncthing serve --home="$work/office/sync" --device-id) [home]=$(syncthing serve --home="$work/home/sync" --device-id))
declare -A port=([office]=$(free_port) [home]=$(free_port)) gui=([office]=$(free_port) [home]=$(free_port))

for home in office home; do
    {
        echo '<configuration version="35">'
        echo "<folder id=\"exchange\" label=\"exchange\" path=\"$work/$home/exchange\" type=\"sendreceive\"" \
            'rescanIntervalS="3" fsWatcherEnabled="true" fsWatcherDelayS="1" autoNormalize="true">'
        for each in office home; do echo "<device id=\"${id[$each]}\"></device>"; done
        echo '<minDiskFree unit="%">0</minDiskFree><maxConflicts>10</maxConflicts></folder>'
        for each in office home; do
            echo "<device id=\"${id[$each]}\" name=\"$each\" compression=\"never\">" \
                "<address>tcp://127.0.0.1:${port[$each]}</address></device>"
        done
        cat <<XML
<gui enabled="true" tls="false"><address>127.0.0.1:${gui[$home]}</address><apikey>two-homes</apikey></gui>
<options>
<listenAddress>tcp://127.0.0.1:${port[$home]}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled>
<reconnectionIntervalS>1</reconnectionIntervalS><startBrowser>false</startBrowser>
<urAccepted>-1</urAccepted><crashReportingEnabled>false</crashReportingEnabled>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH><minHomeDiskFree unit="%">0</minHomeDiskFree>
</options>
</configuration>
XML
    } >"$work/$home/sync/config.xml"
done

start() {
    for home in office home; do
        env HOME="$work/$home" STNORESTART=1 syncthing serve --home="$work/$home/sync" --no-browser --no-restart \
            --no-upgrade --no-default-folder --skip-port-probing >"$work/$home/sync.log" 2>&1 &
        child[$home]=$!
    done
}

stop() {
    for home in office home; do
        kill "${child[$home]}" && wait "${child[$home]}" 2>/dev/null || true
        unset "child[$home]"
    done
}

listing() { (cd "$work/$1/exchange" && find . -type f ! -path './.st*' ! -name '.syncthing*' -exec sha256sum {} + | sort -k2); }

# Until both folders hold the same files, and hold them still a moment later.
in_step() {
    local before='' now
    for _ in $(seq 120); do
        now=$(listing office)
        if [ -n "$now" ] && [ "$now" = "$(listing home)" ]; then
            [ "$now" = "$before" ] && { echo "   in step: $(wc -l <<<"$now") files"; return; }
            before=$now
        else
            before=''
        fi
        sleep 1
    done
    echo 'Syncthing does not bring the folders into step:' >&2
    diff <(listing office) <(listing home) >&2 || true
    tail -5 "$work"/{office,home}/sync.log >&2
    exit 1
}

# Both exports, byte for byte. A round more than once: what the first exchange of one writes the other takes in the next.
same() {
    for home in office home; do
        at "$home" export >"$work/$home/export.jsonl"
        at "$home" check >/dev/null || { echo "$home: the file is not whole" >&2; exit 1; }
    done
    if ! cmp "$work/office/export.jsonl" "$work/home/export.jsonl"; then
        diff "$work/office/export.jsonl" "$work/home/export.jsonl" >&2 || true
        exit 1
    fi
    echo "   the exports are equal: $(wc -l <"$work/office/export.jsonl") lines," \
        "sha256 $(sha256sum <"$work/office/export.jsonl" | cut -c1-16)"
}

round() {
    for home in office home; do exchange "$home"; done
    "$1"
    for home in office home; do exchange "$home"; done
    "$1"
    same
}

# ---- Syncthing --------------------------------------------------------------------------------------------------------
say "Syncthing: $(syncthing --version | cut -d' ' -f1-2), edits on both sides, one family by both"
takes office "$(family 1 'Ivanova Anna' 'from the office')" "$(family 4 'Zueva Vera' office)"
takes home "$(family 1 'Ivanova Anna' 'from home')" "$(family 5 'Lisina Nina' home)"
start
round in_step
conflicts() { at "$1" conflicts --json | grep -o '"field"' | wc -l; }
[ "$(conflicts office)" = 1 ] && [ "$(conflicts home)" = 1 ] || { echo 'the disagreement is not listed' >&2; exit 1; }
echo '   both list the one disagreement'

say 'Syncthing cannot decide: somebody has written over the snapshot of the office on both sides'
own=$(basename "$(find "$work/office/exchange" -name 'office-*.kurator')")
stop
takes office "$(family 2 'Petrova Olga' 'office, second day')"
takes home "$(family 3 'Guseva Inna' 'home, second day')"
exchange office
sleep 1.1
cp "$work/home/district.kurator" "$work/home/exchange/$own"
start
in_step
twin=$(cd "$work/office/exchange" && ls | grep sync-conflict) || { echo 'no conflicted copy came of it' >&2; exit 1; }
echo "   Syncthing made: $twin"
at office exchange "$work/office/exchange" --json | tr '{' '\n' | grep -q 'sync-conflict.*"sort":"twin"' ||
    { echo 'the conflicted copy was not recognised' >&2; exit 1; }
echo '   it is recognised as a second copy, and taken'
in_step
round in_step

say 'a third device was killed in the middle of a write: its file comes with a journal, another with a stray -wal'
for n in $(seq 3000); do printf '{"type":"family","title":"Torn %d","note":"%0200d"}\n' "$n" 0; done >"$work/many.jsonl"
torn=$work/office/exchange/third.kurator
for _ in $(seq 10); do
    rm -f "$work/third.kurator"*
    cp "$work/office/district.kurator" "$work/third.kurator"
    KURATOR_FILE="$work/third.kurator" HOME="$work" "$program" import "$work/many.jsonl" >/dev/null 2>&1 &
    writer=$!
    until [ -s "$work/third.kurator-journal" ] || ! kill -0 "$writer" 2>/dev/null; do :; done
    kill -9 "$writer" 2>/dev/null || true
    wait "$writer" 2>/dev/null || true
    [ -s "$work/third.kurator-journal" ] && break
done
[ -s "$work/third.kurator-journal" ] || echo '   (no journal could be caught here: an empty one stands in for it)'
cp "$work/third.kurator" "$torn"
cp "$work/third.kurator-journal" "$torn-journal" 2>/dev/null || : >"$torn-journal"
head -c 40000 /dev/urandom >"$work/home/exchange/$own-wal"
in_step
round in_step
at home exchange "$work/home/exchange" --json | tr '{' '\n' | grep '"torn":true' | grep -o '"file":"[^"]*"' |
    sed 's/^/   told as left in the middle of a write: /'
stop
rm -f "$torn"* "$work"/{office,home}/exchange/"$own-wal" "$work"/{office,home}/exchange/third.kurator*

# ---- rsync ------------------------------------------------------------------------------------------------------------
# `--update`: what is newer on the other side is not written over. It counts in whole seconds: two exchanges within one
# would pass for one.
by_rsync() {
    sleep 1.1
    rsync --archive --update "$work/office/exchange/" "$work/home/exchange/"
    rsync --archive --update "$work/home/exchange/" "$work/office/exchange/"
    sleep 1.1
    echo "   carried there and back: $(listing office | wc -l) files"
}

say "rsync: $(rsync --version | head -1 | cut -d' ' -f1-4), edits on both sides"
takes office "$(family 6 'Orlova Yana' 'office, third day')" "$(family 4 'Zueva Vera' 'seen')"
takes home "$(family 7 'Sokolova Lia' 'home, third day')"
round by_rsync

say 'rsync is cut off: a half of a file under the name of another, and a copy with (1)'
head -c 30000 "$work/office/exchange/$own" >"$work/home/exchange/.$own.Xa3F9k"
cp "$work/office/district.kurator" "$work/home/exchange/district (1).kurator"
head -c 30000 "$work/office/exchange/$own" >"$work/home/exchange/half.kurator"
takes home "$(family 8 'Belova Ira' 'home, fourth day')"
round by_rsync

say 'done: both homes have the same after every round'
