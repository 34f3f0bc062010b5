" Vim settings for keepalived.conf.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s comments=:#,:! formatoptions-=t formatoptions+=croql
setlocal include=^\\s*include[rmwba]\\=\\>
setlocal expandtab shiftwidth=4 softtabstop=4

let b:undo_ftplugin = 'setlocal commentstring< comments< formatoptions< include< expandtab< shiftwidth< softtabstop<'
