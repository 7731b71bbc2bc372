using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace McpEdge.Data;

/// <summary>Values of enumerations as callers read them, in the database too: <c>requires_approval</c>.</summary>
internal static class SnakeCaseValue
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Every value, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>Null when no value is written like this.</summary>
    public static T? Find<T>(string text)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Of(value) == text).Select(value => (T?)value).FirstOrDefault();
}

/// <summary>Stores an enumeration as <see cref="SnakeCaseValue"/>.</summary>
internal sealed class SnakeCaseConverter<T>() : ValueConverter<T, string>(value => SnakeCaseValue.Of(value), text => SnakeCaseValue.Find<T>(text)!.Value)
    where T : struct, Enum;
