-- wrk script: tools/call get_customer for customers 1 to 12 in turn; prints one line "requests/s p50 p99 errors" in ms.
local key = os.getenv("BENCH_KEY")
local bodies = {}

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json, text/event-stream"
wrk.headers["MCP-Protocol-Version"] = "2025-11-25"
if key then wrk.headers["x-api-key"] = key end
if os.getenv("BENCH_SESSION") then wrk.headers["Mcp-Session-Id"] = os.getenv("BENCH_SESSION") end

for customer = 1, 12 do
  bodies[customer] = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":"' .. customer .. '"}}}'
end

local turn = 0
function request()
  turn = turn % 12 + 1
  return wrk.format(nil, nil, nil, bodies[turn])
end

function done(summary, latency)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, errors))
end
