using System.IO.Compression;
using System.Text;

namespace McpEdge.Tests.Abuse;

/// <summary>Bodies that are to cost whoever reads them time or memory, or mean two things at once.</summary>
internal static class HostileBodies
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Bytes, and how they are said to be encoded.</summary>
    public static IEnumerable<(string What, byte[] Body, string? Encoding)> All { get; } =
    [
        Text("ten megabytes", Call($$"""{"customer_id":"{{new string('1', 10 * Megabyte)}}"}""")),
        Text("a megabyte of blanks", new string(' ', Megabyte + 1)),
        Text("half a million members", Members(500_000)),
        Text("as many members as fit", Members(60_000)),
        Text("as many members as are read", Members(1_900)),
        Text("members of one hash", Call("{" + string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"{i:x8}\":0")) + "}")),
        Text("the same member often", Call("{" + string.Join(',', Enumerable.Repeat("\"customer_id\":1", 50_000)) + "}")),
        Text("duplicate arguments", Call("""{"customer_id":1,"customer_id":2}""")),
        Text("duplicate methods", """{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/list"}"""),
        Text("duplicates by escapes", Call("""{"customer_id":1,"customer\u005fid":2}""")),
        Text("objects 10,000 deep", Call(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000))),
        Text("arrays 10,000 deep", Call("{\"customer_id\":" + new string('[', 10_000) + new string(']', 10_000) + "}")),
        Text("arrays that never close", new string('[', 900_000)),
        Text("a text that never closes", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + new string('x', 900_000)),
        Text("many small arrays", Call("{\"customer_id\":[" + string.Join(',', Enumerable.Repeat("[]", 300_000)) + "]}")),
        Text("half a surrogate pair", Call("""{"customer_id":"\ud800"}""")),
        Text("surrogates the wrong way round", Call("""{"customer_id":"\udc00\ud800"}""")),
        Text("half a surrogate pair as a name", Call("""{"\udfff":1}""")),
        Text("1e400", Call("""{"customer_id":1e400}""")),
        Text("minus 1e400", Call("""{"customer_id":-1e400}""")),
        Text("a tiny number", Call("""{"customer_id":1e-400}""")),
        Text("a number with a huge exponent", Call("""{"customer_id":1e999999999999}""")),
        Text("a huge integer", Call($$"""{"customer_id":{{new string('9', 900_000)}}}""")),
        Text("a long fraction", Call($$"""{"customer_id":0.{{new string('3', 900_000)}}}""")),
        Text("an id of 1e400", """{"jsonrpc":"2.0","id":1e400,"method":"tools/list"}"""),
        Text("NaN", Call("""{"customer_id":NaN}""")),
        Text("Infinity", Call("""{"customer_id":-Infinity}""")),
        Text("a long text", Call($$"""{"customer_id":"{{new string('x', 900_000)}}"}""")),
        Text("a long tool name", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"NAME"}}""".Replace("NAME", new string('x', 900_000), StringComparison.Ordinal)),
        Text("a long method", """{"jsonrpc":"2.0","id":1,"method":"NAME"}""".Replace("NAME", new string('x', 900_000), StringComparison.Ordinal)),
        Text("a batch", "[" + string.Join(',', Enumerable.Repeat("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", 20_000)) + "]"),
        Text("a comment", "/* */" + Call("{}")),
        Text("two messages", Call("{}") + Call("{}")),
        Text("nothing", ""),
        Text("an unknown method", """{"jsonrpc":"2.0","id":1,"method":"tools/guess"}"""),
        Text("an unknown tool", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customers","arguments":{}}}"""),
        Text("wrong types", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7,"arguments":[]}}"""),
        Text("an argument of a wrong type", Call("""{"customer_id":{"is":1}}""")),
        ("no UTF-8", [.. "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""u8, 0xff, 0xfe, 0xc0, 0x80, .. "\"}"u8], null),
        ("UTF-16", Encoding.Unicode.GetBytes(Call("{}")), null),
        ("UTF-32", Encoding.UTF32.GetBytes(Call("{}")), null),
        ("zeros", new byte[900_000], null),
        ("a gzip bomb", Bomb(stream => new GZipStream(stream, CompressionLevel.Optimal)), "gzip"),
        ("a gzip bomb that is said to be none", Bomb(stream => new GZipStream(stream, CompressionLevel.Optimal)), null),
        ("a deflate bomb", Bomb(stream => new ZLibStream(stream, CompressionLevel.Optimal)), "deflate"),
        ("a brotli bomb", Bomb(stream => new BrotliStream(stream, CompressionLevel.Fastest)), "br"),
        ("an unknown encoding", Encoding.UTF8.GetBytes(Call("{}")), "x-zip, gzip, gzip"),
    ];

    private static string Call(string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{{{arguments}}}}}""";

    private static string Members(int count) =>
        Call("{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"a{i}\":{i}")) + "}");

    private static (string What, byte[] Body, string? Encoding) Text(string what, string body) => (what, Encoding.UTF8.GetBytes(body), null);

    /// <summary>A hundred megabytes of zeros in a hundred kilobytes or less.</summary>
    private static byte[] Bomb(Func<Stream, Stream> compress)
    {
        using var packed = new MemoryStream();
        using (var packing = compress(packed))
        {
            var zeros = new byte[Megabyte];
            for (var written = 0; written < 100; written++)
            {
                packing.Write(zeros);
            }
        }

        return packed.ToArray();
    }
}
