-- Neovim's own LSP client against the language server on stdio: a second, independent editor.
-- Written for 0.7 (Debian 12), which has no `-l`, no vim.lsp.start and no inlay hints of its own.
-- Prints one line `ok   <name>` or `FAIL <name>` per check; nvim.mjs counts them.
local file, node, server = vim.env.NW_FILE, vim.env.NW_NODE, vim.env.NW_SERVER
local root = vim.fn.fnamemodify(file, ':h:h') -- the workspace
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

vim.o.hidden = true -- a rename leaves several buffers changed
vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local client

check('the server starts on stdio', function()
  client = vim.lsp.start_client({
    name = 'ninewise',
    cmd = { node, server, '--stdio' },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = 'examples' } },
    capabilities = vim.lsp.protocol.make_client_capabilities(),
    flags = { debounce_text_changes = 0 }, -- a request flushes the changes of its own buffer only
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

--- Opens a file of the workspace in a buffer that the client serves.
local function open(name)
  local opened = vim.fn.bufadd(root .. '/' .. name)
  vim.cmd('buffer ' .. opened) -- `edit` would read it again and take it from the client
  vim.lsp.buf_attach_client(opened, client)
  return opened
end

local function text_of(of)
  return table.concat(vim.api.nvim_buf_get_lines(of, 0, -1, false), '\n') .. '\n'
end

local function read(name)
  local handle = assert(io.open(root .. '/' .. name, 'rb'))
  local text = handle:read('*a')
  handle:close()
  return text
end

--- All places of a plain text replaced.
local function replaced(text, from, to)
  return (text:gsub(vim.pesc(from), to))
end

local function encoding()
  return vim.lsp.get_client_by_id(client).offset_encoding
end

--- A position inside the first place of a text.
local function inside(of, text)
  local place = place_of(of, text)
  return { line = place.line, character = place.character + 1 }
end

local SLIS, SLO = 'shop/slis/buying.yaml', 'shop/slos/checkout-availability.yaml'
local NAME, NEW_NAME = 'order-success', 'orders-that-go-through'

check('a reference leads to its definition in another file', function()
  local slo = open(SLO)
  local found = request(client, slo, 'textDocument/definition', { position = inside(slo, NAME) })
  found = vim.tbl_islist(found) and found[1] or found
  local uri = found.targetUri or found.uri
  assert(uri == vim.uri_from_fname(root .. '/' .. SLIS), vim.inspect(found))
  local range = found.targetSelectionRange or found.range
  assert(range.start.line == place_of(open(SLIS), 'name: ' .. NAME).line, vim.inspect(range))
end)

check('the references of a definition lie in all files that use it', function()
  local slis = open(SLIS)
  local params = { position = inside(slis, NAME), context = { includeDeclaration = false } }
  local uris = {}
  for _, place in ipairs(request(client, slis, 'textDocument/references', params)) do
    uris[place.uri] = true
  end
  for _, name in ipairs({ SLO, 'shop/slos/whole-purchase.yaml', 'shop/reliability/risk-register.yaml' }) do
    assert(uris[vim.uri_from_fname(root .. '/' .. name)], name .. ' is missing')
  end
end)

check('a rename changes every file, and nothing but the name', function()
  local slis = open(SLIS)
  local edit = request(client, slis, 'textDocument/rename', { position = inside(slis, NAME), newName = NEW_NAME })
  vim.lsp.util.apply_workspace_edit(edit, encoding())
  for _, name in ipairs({ SLIS, SLO, 'shop/slos/whole-purchase.yaml', 'shop/reliability/risk-register.yaml' }) do
    local changed = vim.uri_to_bufnr(vim.uri_from_fname(root .. '/' .. name))
    assert(text_of(changed) == replaced(read(name), NAME, NEW_NAME), name .. ':\n' .. text_of(changed))
  end
end)

check('completion behind a reference offers the new name at once', function()
  local slo = vim.uri_to_bufnr(vim.uri_from_fname(root .. '/' .. SLO))
  local place = place_of(slo, 'indicatorRef: ')
  local from = place.character + #'indicatorRef: '
  vim.api.nvim_buf_set_text(slo, place.line, from, place.line, from + #NEW_NAME, { '' })
  local params = { position = { line = place.line, character = from }, context = { triggerKind = 1 } }
  local answer = request(client, slo, 'textDocument/completion', params)
  local labels = {}
  for _, item in ipairs(vim.lsp.util.extract_completion_items(answer)) do
    labels[item.label] = true
  end
  assert(labels[NEW_NAME] and labels['page-success'] and not labels[NAME], vim.inspect(labels))
end)

check('formatting keeps every comment and is done after one turn', function()
  local untidy = open('shop/alerts/targets.yaml')
  local before = vim.api.nvim_buf_get_lines(untidy, 0, -1, false)
  local mess = {}
  for number, line in ipairs(before) do
    mess[number] = line:gsub('^  (%S)', '      %1'):gsub('^(metadata:)$', '%1 # kept')
  end
  vim.api.nvim_buf_set_lines(untidy, 0, -1, false, mess)
  local options = { options = { tabSize = 4, insertSpaces = true } }
  local edits = request(client, untidy, 'textDocument/formatting', options)
  assert(#edits > 0, 'nothing was formatted')
  vim.lsp.util.apply_text_edits(edits, untidy, encoding())
  local tidy = text_of(untidy)
  assert(replaced(tidy, ' # kept', '') == table.concat(before, '\n') .. '\n', tidy)
  assert(select(2, tidy:gsub('# kept', '')) > 0, tidy)
  assert(#request(client, untidy, 'textDocument/formatting', options) == 0, 'formatting twice changes more')
end)

check('the server leaves when it is told to', function()
  vim.lsp.stop_client(client)
  wait_for('the end of the client', function()
    return vim.lsp.get_client_by_id(client) == nil
  end)
end)

vim.cmd(failed and 'cquit 1' or 'qa!')
