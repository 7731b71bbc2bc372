using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>A key with a text or a binary value. Keys are lower-cased.</summary>
    public class Entry
    {
        private readonly string? _value;
        private readonly byte[]? _valueBytes;

        /// <summary>A binary entry; the bytes are copied.</summary>
        /// <exception cref="ArgumentException">The key has other characters than letters, digits, <c>_ - .</c>, or does not end in "-bin".</exception>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalize(key);
            if (!IsBinary)
                throw new ArgumentException($"The key of a binary entry ends in \"{BinaryHeaderSuffix}\".", nameof(key));
            _valueBytes = [.. valueBytes];
        }

        /// <summary>A text entry.</summary>
        /// <exception cref="ArgumentException">The key has other characters than letters, digits, <c>_ - .</c>, or ends in "-bin".</exception>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalize(key);
            if (IsBinary)
                throw new ArgumentException($"The key of a text entry does not end in \"{BinaryHeaderSuffix}\".", nameof(key));
            _value = value;
        }

        /// <summary>The key in lower case.</summary>
        public string Key { get; }

        /// <summary>Whether the value is binary, by the key's end.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The text value.</summary>
        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value => _value ?? throw new InvalidOperationException($"The entry \"{Key}\" is binary; read ValueBytes.");

        /// <summary>A copy of the binary value, or the text value as ASCII.</summary>
        public byte[] ValueBytes => _valueBytes is null ? Encoding.ASCII.GetBytes(_value!) : [.. _valueBytes];

        /// <summary>Key and value; of a binary value only the kind.</summary>
        public override string ToString() =>
            IsBinary ? $"[Entry: key={Key}, valueBytes=({_valueBytes!.Length} bytes)]" : $"[Entry: key={Key}, value={_value}]";

        private static string Normalize(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            foreach (var character in key)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-' or '.'))
                    throw new ArgumentException($"The key \"{key}\" may only hold ASCII letters, digits, '_', '-' and '.'.", nameof(key));
            }

            return key.ToLowerInvariant();
        }
    }
}
