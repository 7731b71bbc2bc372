using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OrdersService.Reports.Pdf;

/// <summary>
/// The outer form of a PDF file: numbered objects, the table of where they are, the trailer (ISO 32000-1, 7.5). Everything but the
/// compressed streams is ASCII.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that is set later, so that others can refer to it.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);

        return number;
    }

    public void Set(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    /// <summary>A stream, compressed.</summary>
    public int AddStream(string content)
    {
        using var packed = new MemoryStream();

        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(Encoding.ASCII.GetBytes(content));

        var head = string.Create(CultureInfo.InvariantCulture, $"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        _objects.Add([.. Encoding.ASCII.GetBytes(head), .. packed.ToArray(), .. "\nendstream"u8]);

        return _objects.Count;
    }

    /// <param name="catalog">Number of the catalogue.</param>
    /// <param name="information">Number of the document information.</param>
    public byte[] ToBytes(int catalog, int information)
    {
        using var file = new MemoryStream();
        var places = new List<long>();

        // The bytes above 127 tell programs that the file is not text.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

        foreach (var (index, content) in _objects.Index())
        {
            places.Add(file.Position);
            Write(file, $"{index + 1} 0 obj\n");
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        Write(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");

        foreach (var place in places)
            Write(file, $"{place:D10} 00000 n \n");

        Write(file, $"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {information} 0 R >>\nstartxref\n{table}\n%%EOF\n");

        return file.ToArray();
    }

    private static void Write(MemoryStream file, FormattableString text) => file.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant(text)));
}
