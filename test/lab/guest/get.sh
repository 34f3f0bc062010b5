#!/bin/bash
# get.sh ADDRESS PORT: prints the page of a web server, `-` where there is none within a second. It takes a fraction of
# the time that curl needs to start.
page() {
    local line last
    exec 3<>"/dev/tcp/$1/$2" || return
    printf 'GET /index.html HTTP/1.0\r\n\r\n' >&3
    while read -r line; do last=$line; done <&3
    echo "$last"
}
export -f page
answer=$(timeout 1 bash -c "page '$1' '$2'" 2>/dev/null)
echo "${answer:--}"
