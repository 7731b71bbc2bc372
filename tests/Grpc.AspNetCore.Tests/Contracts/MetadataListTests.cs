using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Contracts;

public sealed class MetadataListTests
{
    [Fact]
    public void Keys_are_lower_cased()
    {
        Assert.Equal("x-caller_1.0", new Metadata.Entry("X-Caller_1.0", "edge").Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("größe")]
    [InlineData("a:b")]
    [InlineData("a\r\nb")]
    public void Keys_with_other_characters_are_refused(string key)
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));
    }

    [Fact]
    public void A_keys_end_decides_the_kind_of_its_value()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key", [1]));
    }

    [Fact]
    public void A_binary_value_is_copied_in_and_out()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("key-bin", bytes);
        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
        Assert.True(entry.IsBinary);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void A_text_value_is_also_bytes()
    {
        Assert.Equal("text"u8.ToArray(), new Metadata.Entry("key", "text").ValueBytes);
    }

    [Fact]
    public void The_last_entry_of_a_key_counts()
    {
        var metadata = new Metadata { { "key", "first" }, { "key", "last" }, { "other-bin", [1] } };

        Assert.Equal("last", metadata.GetValue("key"));
        Assert.Equal(["first", "last"], metadata.GetAll("key").Select(entry => entry.Value));
        Assert.Equal([1], metadata.GetValueBytes("other-bin"));
        Assert.Null(metadata.GetValue("absent"));
        Assert.Null(metadata.GetValueBytes("absent"));
    }

    [Fact]
    public void It_is_a_list()
    {
        var first = new Metadata.Entry("a", "1");
        var second = new Metadata.Entry("b", "2");
        IList<Metadata.Entry> metadata = [second];

        metadata.Insert(0, first);
        metadata[1] = first;
        metadata.RemoveAt(0);

        Assert.Equal([first], metadata);
        Assert.True(metadata.Contains(first));
        Assert.Equal(-1, metadata.IndexOf(second));
        Assert.False(metadata.Remove(second));
        metadata.Clear();
        Assert.Empty(metadata);
    }

    [Fact]
    public void The_empty_list_stays_empty()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));
        Assert.Empty(Metadata.Empty);
    }
}
