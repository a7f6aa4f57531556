-- Neovim's own LSP client against the language server on stdio: a second, independent editor.
-- Written for 0.7 (Debian 12), which has no `-l`, no vim.lsp.start and no inlay hints of its own.
-- Prints one line `ok   <name>` or `FAIL <name>` per check; nvim.mjs counts them.
local file, node, server = vim.env.NW_FILE, vim.env.NW_NODE, vim.env.NW_SERVER
local MISTAKE, REPAIRED = 'Ocurrences', 'Occurrences'
local PLACE = 'budgetingMethod: ' .. MISTAKE
local TIMEOUT = 10000
local failed = false

local function out(text)
  io.stdout:write(text .. '\n')
end

local function check(name, body)
  local ok, err = pcall(body)
  if ok then
    out('ok   ' .. name)
  else
    failed = true
    out('FAIL ' .. name .. ': ' .. tostring(err))
  end
end

local function wait_for(what, probe)
  assert(vim.wait(TIMEOUT, probe, 20), 'waited in vain for ' .. what)
end

--- Line and column from zero of the first place of a text.
local function place_of(buffer, text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local from = line:find(text, 1, true)
    if from then
      return { line = number - 1, character = from - 1 }
    end
  end
  error(text .. ' is not in the file')
end

local function ours(buffer)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == 'ninewise'
  end, vim.diagnostic.get(buffer))
end

--- The diagnostic at the mistake, if there is one.
local function mistake_at(buffer, line)
  for _, diagnostic in ipairs(ours(buffer)) do
    if diagnostic.lnum == line then
      return diagnostic
    end
  end
end

local function request(client, buffer, method, params)
  params.textDocument = vim.lsp.util.make_text_document_params(buffer)
  local answers, err = vim.lsp.buf_request_sync(buffer, method, params, TIMEOUT)
  assert(answers and answers[client], method .. ': ' .. tostring(err))
  assert(not answers[client].error, vim.inspect(answers[client].error))
  return answers[client].result
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local client

check('the server starts on stdio', function()
  client = vim.lsp.start_client({
    name = 'ninewise',
    cmd = { node, server, '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h:h'),
    capabilities = vim.lsp.protocol.make_client_capabilities(),
  })
  assert(client, 'the client did not start')
  vim.lsp.buf_attach_client(buffer, client)
  wait_for('the handshake', function()
    local known = vim.lsp.get_client_by_id(client)
    return known and known.initialized
  end)
end)

check('the mistake is reported with its code', function()
  local place = place_of(buffer, PLACE)
  wait_for('a diagnostic', function()
    return mistake_at(buffer, place.line) ~= nil
  end)
  local code = mistake_at(buffer, place.line).code or mistake_at(buffer, place.line).user_data.lsp.code
  assert(code:match('^%l+/[%l%d-]+$'), 'code ' .. tostring(code))
end)

check('the hover holds the budget', function()
  local answer = request(client, buffer, 'textDocument/hover', { position = place_of(buffer, '0.995') })
  assert(answer.contents.value:match('3h 21m'), vim.inspect(answer)) -- 0.5 % of 28 days
end)

check('an inlay hint prices the next nine', function()
  local range = { start = { line = 0, character = 0 }, ['end'] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 } }
  local hints = request(client, buffer, 'textDocument/inlayHint', { range = range })
  assert(vim.inspect(hints):match('next nine'), vim.inspect(hints))
end)

check('the diagnostic clears after the edit that repairs it', function()
  local place = place_of(buffer, PLACE)
  assert(mistake_at(buffer, place.line), 'nothing was reported that could clear')
  local from = place.character + #'budgetingMethod: '
  vim.api.nvim_buf_set_text(buffer, place.line, from, place.line, from + #MISTAKE, { REPAIRED })
  wait_for('no diagnostic', function()
    return mistake_at(buffer, place.line) == nil
  end)
end)

check('the server leaves when it is told to', function()
  vim.lsp.stop_client(client)
  wait_for('the end of the client', function()
    return vim.lsp.get_client_by_id(client) == nil
  end)
end)

vim.cmd(failed and 'cquit 1' or 'qa!')
