-- What a user does in Neovim, for tests: waits for the finding of $CHECK in the open file, prints it with its notes and the
-- titles of the fixes on offer, chooses the one that $FIX is in, and saves.
local function must(reached, what)
  if not reached then
    io.stderr:write('session.lua: ' .. what .. '\n')
    vim.cmd('cquit')
  end
end

local function say(range, text)
  io.stdout:write(('%d:%d: %s\n'):format(range.start.line + 1, range.start.character + 1, text))
end

local finding
must(vim.wait(120000, function()
  finding = vim.tbl_filter(function(shown) return shown.code == vim.env.CHECK end, vim.diagnostic.get(0))[1]
  return finding
end), 'no finding of ' .. vim.env.CHECK)

say({start = {line = finding.lnum, character = finding.col}}, finding.message .. ' [' .. finding.code .. ']')
for _, note in ipairs(finding.user_data.lsp.relatedInformation or {}) do
  say(note.location.range, 'note: ' .. note.message)
end

vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do
    io.stdout:write('action: ' .. options.format_item(item) .. '\n')
  end
  for _, item in ipairs(items) do
    if options.format_item(item):find(vim.env.FIX, 1, true) then
      return choose(item)
    end
  end
  must(false, 'no such action')
end
vim.api.nvim_win_set_cursor(0, {finding.lnum + 1, finding.col})
vim.lsp.buf.code_action()
must(vim.wait(60000, function() return vim.bo.modified end), 'the buffer did not change')
vim.cmd('write')
vim.cmd('qall')
