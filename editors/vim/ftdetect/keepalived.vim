" keepalived's own files, and all .conf files below a folder of its name; other types that were found before give way.
autocmd BufRead,BufNewFile keepalived*.conf,*/keepalived*/*.conf setfiletype keepalived
