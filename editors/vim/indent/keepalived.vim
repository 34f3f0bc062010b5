" Vim indentation for keepalived.conf: one step for each open brace, none counted in quotes or comments.
if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=KeepalivedIndent() indentkeys=0{,0},!^F,o,O nolisp nosmartindent
let b:undo_indent = 'setlocal indentexpr< indentkeys< lisp< smartindent<'

if exists('*KeepalivedIndent')
  finish
endif

" The braces of a line.
function s:Braces(line)
  let line = substitute(a:line, '"\%([^"\\]\|\\.\)*"\|\\.', '', 'g')
  return substitute(substitute(line, '[!#].*', '', ''), '[^{}]', '', 'g')
endfunction

function KeepalivedIndent()
  let above = prevnonblank(v:lnum - 1)
  let braces = s:Braces(getline(above))
  " A brace at the start of the line above is in place already.
  let change = count(braces, '{') - count(substitute(braces, '^}', '', ''), '}')
  let closes = getline(v:lnum) =~# '^\s*}' ? 1 : 0
  return indent(above) + (change - closes) * shiftwidth()
endfunction
