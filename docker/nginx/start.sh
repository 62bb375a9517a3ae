#!/bin/sh
# Writes the names of ALLOWED_HOSTS where known-hosts.conf includes them, then becomes nginx. An empty word is a known name.
set -efu
unknown=1
names=
# Each once, however it is written: nginx refuses a name that it knows.
for name in $(echo "${ALLOWED_HOSTS:-}" | tr ',A-Z ' '\na-z\n' | sort -u); do
  case $name in
    '*') unknown="''" ;;
    localhost | '*.localhost') ;;
    *[!a-z0-9._*-]*)
      echo "ALLOWED_HOSTS has $name in it, but must be names like studio.example.org or *.example.org, with commas between them." >&2
      exit 1
      ;;
    *) names="$names$name '';
" ;;
  esac
done
printf 'default %s;\n%s' "$unknown" "$names" > "${1:-/tmp/allowed-hosts.conf}"
[ $# -eq 0 ] || exit 0
exec nginx -g 'daemon off;'
