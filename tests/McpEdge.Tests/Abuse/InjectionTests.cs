using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Tests.Hosting;
using Npgsql;

namespace McpEdge.Tests.Abuse;

/// <summary>
/// The whole corpus to every text that any published tool takes. What the edge refuses it refuses in its own words; what a service takes
/// it takes as text; and nothing else is different afterwards.
/// </summary>
/// <remarks>The short form sends each text to some arguments and each argument some texts; <c>bench/abuse</c> sends everything everywhere.</remarks>
public sealed class InjectionTests(InjectionTests.InjectedPlatform platform, ITestOutputHelper output) : IClassFixture<InjectionTests.InjectedPlatform>
{
    private const int Lanes = 8;

    /// <summary>A call of each tool that would get as far as a database, if its texts were not replaced.</summary>
    private static readonly Dictionary<string, string> Calls = new()
    {
        ["customer_lookup"] = """{"name":"Alex Morgan"}""",
        ["get_customer"] = """{"customer_id":"1"}""",
        ["list_customers"] = "{}",
        ["add_customer"] = """{"name":"Robin Injected"}""",
        ["update_customer"] = """{"customer_id":"9","name":"Robin Nine"}""",
        ["disable_customer"] = """{"customer_id":"9"}""",
        ["activate_customer"] = """{"customer_id":"9"}""",
        ["customer_delete"] = """{"customer_id":"9"}""",
        ["product_search"] = """{"query":"pizza"}""",
        ["update_menu_item"] = """{"item_id":"WATR0001","updates":{"description":"Still"}}""",
        ["inventory_check"] = """{"item_id":"PIZZ0001"}""",
        ["update_inventory"] = """{"item_id":"WATR0001","location":"main","delta":1}""",
        ["order_create"] = """{"customer_id":"2","items":[{"item_id":"WATR0001","quantity":1}]}""",
        ["process_order"] = """{"order_data":{"customer_id":"2","items":[{"item_id":"WATR0001","quantity":1}]}}""",
        ["order_status"] = """{"order_id":"1001"}""",
        ["order_list"] = """{"limit":2}""",
        ["order_cancel"] = """{"order_id":"999999"}""",
        ["get_sales_data"] = """{"date":"2024-01-15"}""",
        ["get_analytics"] = """{"date_range":"January 2024"}""",
        ["generate_report"] = """{"report_type":"weather","start_date":"2024-01-01","end_date":"2024-01-02"}""",
        ["report_status"] = """{"report_id":"0190b000-0000-7000-8000-00000000ffff"}""",
        ["submit_feedback"] = """{"text":"Lovely."}""",
        ["analyze_customer_feedback"] = """{"text":"Lovely."}""",
        ["health_check"] = "{}",
        ["approval_status"] = """{"reference":"A47"}""",
        ["what_happened"] = """{"conversation_id":"a call"}""",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly int Share = AttackedPlatform.IsLong ? 1 : 6;

    [Fact]
    public async Task No_text_becomes_a_statement()
    {
        var schema = await platform.FingerprintAsync(InjectedPlatform.Schema);
        var rows = await platform.RowsAsync();
        var wrong = new ConcurrentBag<string>();
        var answers = new ConcurrentDictionary<string, int>();

        var attacks = (await ArgumentsAsync()).Index().SelectMany(argument => SqlInjections.All.Index()
            .Where(text => (text.Index + argument.Index) % Share == 0)
            .Select(text => argument.Item with { Text = text.Item })).ToList();
        await Parallel.ForEachAsync(attacks, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Cancellation }, async (attack, _) =>
        {
            var answer = await platform.CallAsync(attack.Tool, attack.Arguments());
            var outcome = Outcome(answer);
            answers.AddOrUpdate(outcome, 1, (_, count) => count + 1);
            if (outcome is "INTERNAL" or "TIMEOUT" or "SERVICE_UNAVAILABLE" || !outcome.All(char.IsLetterOrDigit) && !outcome.Contains('_'))
            {
                wrong.Add($"{attack.Tool} {attack.Arguments()}: {answer.Status} {answer.Body}");
            }
        });

        output.WriteLine($"{attacks.Count} calls: {string.Join(", ", answers.OrderByDescending(entry => entry.Value))}");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(20)));
        Assert.Equal(schema, await platform.FingerprintAsync(InjectedPlatform.Schema));
        AssertOnlyMeantRowsChanged(rows, await platform.RowsAsync());
        Assert.False(File.Exists("/tmp/owned"));
    }

    [Fact]
    public async Task What_is_kept_is_what_was_sent()
    {
        foreach (var text in SqlInjections.All.Where((text, index) => index % Share == 0 && !text.Any(char.IsControl)))
        {
            var added = await platform.CallAsync("add_customer", JsonSerializer.Serialize(new { name = text }));
            if (added.IsToolError)
            {
                Assert.Equal("INVALID_ARGUMENTS", added.ToolError);
                continue;
            }

            var number = added.Result.GetProperty("structuredContent").GetProperty("number").GetInt64();
            var read = await platform.CallAsync("get_customer", $$"""{"customer_id":{{number}}}""");
            Assert.Equal(text.Trim(), read.Result.GetProperty("structuredContent").GetProperty("name").GetString());
        }
    }

    [Theory]
    [InlineData("/api/audit?conversation=")]
    [InlineData("/api/audit?caller=")]
    [InlineData("/api/audit?tool=")]
    [InlineData("/api/audit?cursor=")]
    [InlineData("/api/audit/export?account=")]
    [InlineData("/api/approvals?account=")]
    [InlineData("/api/approvals?cursor=")]
    [InlineData("/api/keys?account=")]
    [InlineData("/api/policies?account=")]
    [InlineData("/reports/")]
    [InlineData("/mcp/message?sessionId=")]
    public async Task No_part_of_an_address_becomes_a_statement(string address)
    {
        var schema = await platform.FingerprintAsync(InjectedPlatform.Schema);
        foreach (var text in SqlInjections.All.Where((text, index) => index % Share == 0 || text.Any(char.IsControl)))
        {
            var answer = await platform.SendAsync(
                address.StartsWith("/mcp", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get,
                address + Uri.EscapeDataString(text),
                request => request.Headers.Add("x-api-key", EdgePlatform.Key));
            Assert.True(answer.Status < 500, $"{address}{text}: {answer.Status} {answer.Body}");
        }

        Assert.Equal(schema, await platform.FingerprintAsync(InjectedPlatform.Schema));
    }

    private static string Outcome(EdgeAnswer answer) =>
        answer.Status != 200 || !answer.Json.TryGetProperty("result", out _) ? $"{answer.Status}: {answer.Body}" : answer.IsToolError ? answer.ToolError! : "done";

    private static void AssertOnlyMeantRowsChanged(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        Assert.Empty(before.Keys.Except(after.Keys));
        var changed = before.Keys.Where(key => before[key] != after[key]).ToList();
        Assert.All(changed, key => Assert.Contains(key, InjectedPlatform.MayChange));
    }

    private async Task<List<Attack>> ArgumentsAsync()
    {
        var list = await platform.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        var found = new List<Attack>();
        foreach (var tool in list.Result.GetProperty("tools").EnumerateArray())
        {
            var name = tool.GetProperty("name").GetString()!;
            Assert.True(Calls.ContainsKey(name), $"{name} is new: say in Calls how it is called.");
            found.AddRange(Texts(tool.GetProperty("inputSchema"), []).Select(path => new Attack(name, path, "")));
        }

        return found;
    }

    private static IEnumerable<object[]> Texts(JsonElement schema, object[] path)
    {
        var types = schema.TryGetProperty("type", out var type) ? type.GetRawText() : "";
        if (types.Contains("string", StringComparison.Ordinal))
        {
            yield return path;
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var found in properties.EnumerateObject().SelectMany(property => Texts(property.Value, [.. path, property.Name])))
            {
                yield return found;
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var found in Texts(items, [.. path, 0]))
            {
                yield return found;
            }
        }
    }

    private sealed record Attack(string Tool, object[] Path, string Text)
    {
        public string Arguments()
        {
            var root = JsonNode.Parse(Calls[Tool])!;
            var at = root;
            for (var step = 0; step < Path.Length; step++)
            {
                var next = step == Path.Length - 1 ? JsonValue.Create(Text) : Child(at, Path[step]) ?? (Path[step + 1] is int ? new JsonArray() : new JsonObject());
                Put(at, Path[step], next);
                at = next;
            }

            return root.ToJsonString();
        }

        private static JsonNode? Child(JsonNode at, object step) => step is int ? at.AsArray().FirstOrDefault() : at[(string)step];

        private static void Put(JsonNode at, object step, JsonNode value)
        {
            if (value.Parent is not null)
            {
                return;
            }

            if (step is string name)
            {
                at[name] = value;
            }
            else if (at.AsArray() is { Count: > 0 } filled)
            {
                filled[0] = value;
            }
            else
            {
                at.AsArray().Add(value);
            }
        }
    }

    public sealed class InjectedPlatform : EdgePlatform
    {
        /// <summary>The rows that the calls are about.</summary>
        internal static readonly string[] MayChange = ["customers 9", "products WATR0001"];

        /// <summary>Everything that only statements which define or grant something can change.</summary>
        internal const string Schema =
            """
            SELECT string_agg(line, E'\n' ORDER BY line) FROM (
                SELECT 'column ' || table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable AS line
                    FROM information_schema.columns WHERE table_schema = 'public'
                UNION ALL SELECT 'function ' || proname || ' ' || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                UNION ALL SELECT 'trigger ' || tgname || ' ' || tgrelid::regclass || ' ' || tgenabled::text FROM pg_trigger
                UNION ALL SELECT 'role ' || rolname || ' ' || rolsuper || ' ' || rolcanlogin FROM pg_roles
                    -- Other tests start services on this server, which make their logins.
                    WHERE rolname NOT LIKE 'test\_%\_service' OR rolname = current_database() || '_service'
                UNION ALL SELECT 'grant ' || table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
                UNION ALL SELECT 'file ' || name || ' ' || COALESCE(setting, '') FROM pg_file_settings) lines
            """;

        internal async Task<string> FingerprintAsync(string sql)
        {
            var all = new List<string>();
            foreach (var connection in Databases.Values.Append(ConnectionString))
            {
                all.AddRange(await ReadAsync(connection, sql));
            }

            return string.Join("\n\n", all);
        }

        /// <summary>Customers, products and orders by what they are called.</summary>
        internal async Task<Dictionary<string, string>> RowsAsync()
        {
            List<string> rows =
            [
                .. await ReadAsync(Databases["customersdb"], "SELECT 'customers ' || number || E'\t' || to_jsonb(t) FROM customers t"),
                .. await ReadAsync(Databases["inventorydb"], "SELECT 'products ' || item_id || E'\t' || to_jsonb(t) FROM products t"),
                .. await ReadAsync(Databases["ordersdb"], "SELECT 'orders ' || number || E'\t' || to_jsonb(t) FROM orders t"),
                .. await ReadAsync(ConnectionString, "SELECT 'keys ' || id || E'\t' || (to_jsonb(t) - 'last_used_at') FROM api_keys t"),
            ];

            return rows.Select(row => row.Split('\t', 2)).ToDictionary(row => row[0], row => row[1]);
        }

        private static async Task<List<string>> ReadAsync(string connectionString, string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(Cancellation);
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            var rows = new List<string>();
            while (await reader.ReadAsync(Cancellation))
            {
                rows.Add(reader.GetString(0));
            }

            return rows;
        }
    }
}
