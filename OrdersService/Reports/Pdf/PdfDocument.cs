using System.Globalization;

namespace OrdersService.Reports.Pdf;

/// <summary>Pages of one font.</summary>
internal sealed class PdfDocument
{
    private readonly PdfFont _font = new();
    private readonly List<PdfPage> _pages = [];

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage()
    {
        _pages.Add(new(_font));
        return _pages[^1];
    }

    public byte[] ToBytes(string title, DateTimeOffset created)
    {
        var file = new PdfFile();
        var pages = file.Reserve();
        var (regular, bold) = _font.AddTo(file);
        var resources = file.Add($"<< /Font << /F1 {regular} 0 R /F2 {bold} 0 R >> >>");
        var kids = _pages.Select(page => file.AddStream(page.Content)).ToList().Select(content => file.Add(
            $"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources {resources} 0 R /Contents {content} 0 R >>"));
        var list = string.Join(' ', kids.Select(kid => $"{kid} 0 R"));

        file.Set(pages, $"<< /Type /Pages /Kids [{list}] /Count {_pages.Count} >>");
        var date = created.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

        return file.ToBytes(
            file.Add($"<< /Type /Catalog /Pages {pages} 0 R /Lang (en) >>"),
            file.Add($"<< /Title ({title}) /Producer (Platform) /CreationDate (D:{date}Z) >>"));
    }
}
