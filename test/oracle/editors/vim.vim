" Writes down what Vim makes of texts: vim -es -N -u NONE -i NONE -S vim.vim, with what is asked for in the environment.
" Each text is answered line by line with the stretches that have a colour, and as it is after indentation anew.
let &runtimepath = $KALINT_VIM . ',' . &runtimepath
filetype plugin indent on
syntax on

function s:Colours(line)
  let [text, stretches] = [getline(a:line), []]
  for column in range(1, strlen(text))
    let name = substitute(synIDattr(synID(a:line, column, 1), 'name'), '^keepalived\(\a\+\)\d*$', '\1', '')
    if !empty(stretches) && stretches[-1][1] ==# name
      let stretches[-1][0] .= text[column - 1]
    else
      call add(stretches, [text[column - 1], name])
    endif
  endfor
  return stretches
endfunction

function s:Look(file)
  execute 'edit' fnameescape(a:file)
  " The end is looked at first: what is above it has not been coloured then.
  let last = s:Colours(line('$'))
  let colours = map(range(1, line('$')), 's:Colours(v:val)')
  let options = [&filetype, &commentstring, &shiftwidth, &expandtab]
  silent normal! gg=G
  let indented = getline(1, '$')
  edit!
  return {'last': last, 'colours': colours, 'options': options, 'indented': indented}
endfunction

let s:files = json_decode(readfile($KALINT_FILES)[0])
call writefile([json_encode(map(s:files, 's:Look(v:val)'))], $KALINT_RESULT)
qall!
