using Google.Protobuf.WellKnownTypes;
using Wire = Platform.Contracts.Common.V1;

namespace ServiceDefaults.Changes;

internal static class ChangeMapping
{
    public static Wire.Change ToWire(this Change change) => new()
    {
        Position = change.Position,
        Entity = change.Entity,
        EntityId = change.EntityId,
        Handle = change.Handle,
        Kind = change.Kind switch
        {
            ChangeKind.Created => Wire.ChangeKind.Created,
            ChangeKind.Deleted => Wire.ChangeKind.Deleted,
            _ => Wire.ChangeKind.Updated,
        },
        ChangedAt = Timestamp.FromDateTimeOffset(change.ChangedAt),
    };

    public static Change ToChange(this Wire.Change change) => new(
        change.Position,
        change.Entity,
        change.EntityId,
        change.Handle,
        change.Kind switch
        {
            Wire.ChangeKind.Created => ChangeKind.Created,
            Wire.ChangeKind.Deleted => ChangeKind.Deleted,
            // Whatever a newer service may call it, the entity is not as it was.
            _ => ChangeKind.Updated,
        },
        change.ChangedAt.ToDateTimeOffset());
}
