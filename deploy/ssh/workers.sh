#!/bin/bash
# Workers on machines that are reached by ssh, without a scheduler.
#   deploy/ssh/workers.sh start|stop|status HOSTS SERVICE [OPTION…]
# HOSTS: a file with a host a line. OPTION…: of `foldcam worker`. Each host has foldcam on its PATH, and
# REDIS_URL, FOLDCAM_STORE and what the store needs in ~/.config/foldcam/env (chmod 600).
set -euo pipefail

if (($# < 3)) || [[ ! -r $2 ]]; then
  sed -n '2,5s/^# //p' "$0" >&2
  exit 2
fi
verb=$1 hosts=$2 service=$3
shift 3

case $service in
  producer | trainer | explainer | scorer) ;;
  *)
    echo "$service is no service: producer, trainer, explainer or scorer" >&2
    exit 2
    ;;
esac

# What a host runs: its words come as arguments, never pasted into a command line.
remote() {
  cat <<'SCRIPT'
set -eu
verb=$1 service=$2
shift 2
dir=$HOME/.cache/foldcam
pid_file=$dir/$service.pid
mkdir -p "$dir"
pid=$(cat "$pid_file" 2>/dev/null || echo)
# The pid may be another program's by now.
alive() { [ -n "$pid" ] && ps -p "$pid" -o args= 2>/dev/null | grep -q "worker $service"; }
case $verb in
  start)
    if alive; then echo "runs already, $pid"; exit 0; fi
    set -a
    . "$HOME/.config/foldcam/env"
    set +a
    nohup foldcam worker "$service" "$@" </dev/null >>"$dir/$service.log" 2>&1 &
    echo $! >"$pid_file"
    echo "started, $!"
    ;;
  stop)
    if ! alive; then echo 'does not run'; exit 0; fi
    kill -TERM "$pid"
    while alive; do sleep 1; done
    echo 'stopped'
    ;;
  status) if alive; then echo "runs, $pid"; else echo 'does not run'; fi ;;
  *) echo "$verb is none of start, stop, status" >&2; exit 2 ;;
esac
SCRIPT
}

words=$(printf ' %q' "$verb" "$service" "$@")
failed=0
while read -r host; do
  [[ -z $host || $host == '#'* ]] && continue
  printf '%s: ' "$host"
  # The script is ssh's input, so the list of hosts is not read away by it.
  remote | ${FOLDCAM_SSH:-ssh -o BatchMode=yes} "$host" "sh -s --$words" || failed=1
done <"$hosts"
exit "$failed"
