namespace McpEdge.Data;

/// <summary>Wants to hear what replicas announce in <c>edgedb</c>.</summary>
internal interface IEdgeListener
{
    /// <summary>Name of the PostgreSQL channel.</summary>
    string Channel { get; }

    /// <summary>Called on the listening connection, so it must not wait for anything.</summary>
    /// <param name="payload">What was announced; null when announcements may have been missed.</param>
    void Hear(string? payload);

    /// <summary>Announcements are missed from now on, until <see cref="Hear"/> is called with null.</summary>
    void Lose()
    {
    }
}
