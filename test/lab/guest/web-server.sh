#!/bin/bash
# web-server.sh start [PORT] | stop: the web server of a host, which answers with the name of the host.
case $1 in
start)
    mkdir -p /srv/www
    cat /etc/hostname >/srv/www/index.html
    busybox httpd -p "${2:-$PORT}" -h /srv/www
    ;;
stop)
    pkill -KILL -f '^busybox httpd'
    ;;
esac
