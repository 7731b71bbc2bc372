using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Tests.Options;

internal sealed class KettleOptions
{
    [Range(1, 3)]
    public int Litres { get; set; } = 2;
}
