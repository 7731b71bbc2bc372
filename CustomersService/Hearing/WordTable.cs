using System.Collections.Frozen;

namespace CustomersService.Hearing;

/// <summary>Words and what they stand for, written as one line for each meaning: the meaning, then its words.</summary>
internal static class WordTable
{
    public static FrozenDictionary<string, string> Read(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim().Split(' '))
        .SelectMany(line => line.Skip(1).Select(word => (Word: word, Meaning: line[0])))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning, StringComparer.OrdinalIgnoreCase);
}
