using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrdersService.Orders;
using OrdersService.Reports.Content;

namespace OrdersService.Reports.Formats;

/// <summary>A report for programs. Amounts are in minor units.</summary>
internal static class JsonFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        // A file, not a page: names may be written as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(ReportContent content)
    {
        var tables = new JsonObject();

        foreach (var table in content.Tables)
            tables[Key(table.Title)] = new JsonArray([.. table.Rows.Select(row => Row(table, row))]);

        var report = new JsonObject
        {
            ["report_type"] = Key(content.Request.Type.ToString()),
            ["period"] = new JsonObject { ["from"] = Value(content.Request.Period.From), ["to"] = Value(content.Request.Period.To) },
            ["filters"] = new JsonObject { ["location"] = content.Request.Location, ["category"] = content.Request.Category, ["top"] = content.Request.Top },
            ["figures"] = new JsonObject(content.Figures.Select(figure =>
                KeyValuePair.Create(Key(figure.Label), Value(figure.Amount is { } amount ? amount : figure.Count)))),
            ["chart"] = new JsonObject
            {
                ["title"] = content.Chart.Title,
                ["unit"] = content.Chart.Unit,
                ["bars"] = new JsonArray([.. content.Chart.Bars.Select(bar => new JsonObject { ["label"] = bar.Label, ["height"] = bar.Height })]),
            },
            ["tables"] = tables,
        };

        return JsonSerializer.SerializeToUtf8Bytes(report, Options);
    }

    private static JsonObject Row(ReportTable table, object[] row) =>
        new(table.Columns.Select((column, index) => KeyValuePair.Create(Key(column.Name), Value(row[index]))));

    private static JsonNode? Value(object cell) => cell switch
    {
        Money money => new JsonObject { ["minor_units"] = money.MinorUnits, ["currency"] = money.Currency },
        _ => JsonSerializer.SerializeToNode(cell),
    };

    private static string Key(string name) => name.ToLowerInvariant().Replace(' ', '_');
}
