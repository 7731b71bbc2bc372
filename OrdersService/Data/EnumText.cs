using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OrdersService.Data;

/// <summary>Stores a value by its name in lower case with underscores, so that a row explains itself.</summary>
internal sealed class EnumText<TEnum>() : ValueConverter<TEnum, string>(value => Of(value), text => Parse(text))
    where TEnum : struct, Enum
{
    private static string Of(TEnum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static TEnum Parse(string text) => Enum.Parse<TEnum>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
