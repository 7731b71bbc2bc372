using System.ComponentModel;
using System.Diagnostics;

namespace OrdersService.Tests.Reports;

/// <summary>Programs that are not ours and open our documents; a test is skipped where one is missing.</summary>
internal static class OtherPrograms
{
    /// <summary>The text of a PDF, by poppler.</summary>
    public static async Task<string> TextOfPdfAsync(byte[] pdf) => System.Text.Encoding.UTF8.GetString(await RunAsync(pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-"));

    /// <summary>The first page of a PDF as rows of red, green and blue, by poppler.</summary>
    public static async Task<List<(byte Red, byte Green, byte Blue)>> PixelsOfPdfAsync(byte[] pdf)
    {
        var image = await RunAsync(pdf, "pdftoppm", "-r", "72", "-f", "1", "-l", "1", "FILE");

        // PPM: P6, width and height, 255, then the pixels.
        var start = image.AsSpan().IndexOf("\n255\n"u8) + 5;

        return [.. image[start..].Chunk(3).Select(pixel => (pixel[0], pixel[1], pixel[2]))];
    }

    /// <summary>The sheets of a workbook as JSON: name to rows of values; read by openpyxl.</summary>
    public static async Task<System.Text.Json.JsonElement> SheetsOfWorkbookAsync(byte[] workbook)
    {
        const string Script = """
            import json, sys
            try:
                import openpyxl
            except ImportError:
                sys.exit(77)
            book = openpyxl.load_workbook(open(sys.argv[1], "rb"))
            print(json.dumps({sheet.title: [[value.isoformat() if hasattr(value, "isoformat") else value for value in row]
                for row in sheet.iter_rows(values_only=True)] for sheet in book}))
            """;

        return System.Text.Json.JsonElement.Parse(await RunAsync(workbook, "/usr/bin/python3", "-c", Script, "FILE"));
    }

    private static async Task<byte[]> RunAsync(byte[] content, string program, params string[] arguments)
    {
        var file = Path.GetTempFileName();

        try
        {
            await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
            return await RunAsync(program, arguments.Select(argument => argument == "FILE" ? file : argument));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<byte[]> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.SkipWhen(process.ExitCode == 77, "Python's openpyxl is not installed (Debian: python3-openpyxl).");
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Equal("", await errors);

        return output.ToArray();
    }

    private static Process Start(ProcessStartInfo program)
    {
        try
        {
            return Process.Start(program)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program.FileName} is not installed (Debian: poppler-utils, python3).");
            throw;
        }
    }
}
