#!/bin/sh
# The commands of Silver Fox, for a terminal and for cron: silverfox --help
exec "$(dirname "$(readlink -f "$0")")/silver-fox-order-processing" --silverfox "$@"
