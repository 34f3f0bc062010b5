-- Opens a file in Neovim, whose init file has started kalint for it, does what a person would do, and writes
-- down what came of it: nvim --headless -l is newer than Debian's, so this is sourced.
local result = {}

local function finish(problem)
  result.problem = problem
  local file = assert(io.open(vim.env.KALINT_RESULT, 'w'))
  file:write(vim.json.encode(result))
  file:close()
  vim.cmd('qa!')
end

local function await(what, holds)
  if not vim.wait(30000, holds, 50) then
    error('waited in vain for ' .. what)
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

-- Puts the cursor on some words of the text.
local function go(words)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. words, 'cW') == 0 then
    error(words .. ' does not stand in the text')
  end
end

local function request(method, more)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/' .. method, params, 30000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

local function work()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.KALINT_FILE))
  result.type = vim.bo.filetype
  await('findings', function()
    return #vim.diagnostic.get(0) > 0
  end)
  result.findings = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(result.findings, { line = each.lnum + 1, source = each.source, message = each.message })
  end

  -- The fix of the first line.
  vim.fn.cursor(1, 1)
  local range = vim.lsp.util.make_range_params()
  range.context = { diagnostics = {} }
  for _, action in ipairs(request('codeAction', range)) do
    if action.isPreferred then
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      break
    end
  end
  result.fixed = vim.fn.getline(1)
  local before = #result.findings
  await('the findings after the fix', function()
    return #vim.diagnostic.get(0) == before - 1
  end)

  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 30000 })
  else
    vim.lsp.buf.formatting_sync({}, 30000)
  end
  result.formatted = text()

  go('vrrp_instance VI_1')
  vim.cmd('normal! w')
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'vrrp_sync_group G {', '    group {', '        VI_1', '    }', '}' })
  go('        VI_1')
  vim.cmd('normal! w')
  local place = request('definition')[1]
  vim.lsp.util.jump_to_location(place, 'utf-16')
  result.jumped = vim.fn.getline('.')

  vim.lsp.buf.rename('web')
  await('the new name', function()
    return vim.fn.search('\\VVI_1', 'nw') == 0
  end)
  result.renamed = text()
end

local ok, problem = xpcall(work, debug.traceback)
finish(not ok and problem or nil)
