" kalint as a language server for ALE.
call ale#Set('keepalived_kalint_executable', 'kalint')
call ale#Set('keepalived_kalint_init_options', {})

" The folder of the main file, in which included files are looked for.
function! ale_linters#keepalived#kalint#GetProjectRoot(buffer) abort
  let main = ale#path#FindNearestFile(a:buffer, 'keepalived.conf')
  return fnamemodify(empty(main) ? bufname(a:buffer) : main, ':p:h')
endfunction

call ale#linter#Define('keepalived', {
\   'name': 'kalint',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'keepalived_kalint_executable')},
\   'command': '%e lsp --stdio',
\   'initialization_options': {buffer -> ale#Var(buffer, 'keepalived_kalint_init_options')},
\   'project_root': function('ale_linters#keepalived#kalint#GetProjectRoot'),
\})
