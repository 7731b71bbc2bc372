using System.ComponentModel;
using ModelContextProtocol.Server;

namespace McpEcho;

[McpServerToolType]
internal sealed class EchoTools
{
    [McpServerTool(Name = "echo"), Description("Returns its argument.")]
    public static string Echo(string text) => text;

    [McpServerTool(Name = "add"), Description("Adds two numbers.")]
    public static int Add(int left, int right) => left + right;

    [McpServerTool(Name = "now"), Description("Tells how long the machine has been running, in ms.")]
    public static long Now() => Environment.TickCount64;
}
