using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace ServiceDefaults.Data;

/// <summary>
/// Names tables, columns, keys and indexes as PostgreSQL users expect, so that hand-written SQL needs no quotes. A name that the model
/// gives explicitly stays.
/// </summary>
public static class SnakeCaseNames
{
    /// <summary>Call it in <c>ConfigureConventions</c>.</summary>
    public static void UseSnakeCaseNames(this ModelConfigurationBuilder configuration) => configuration.Conventions.Add(_ => new Convention());

    /// <summary><c>OrderLine</c> becomes <c>order_line</c>.</summary>
    internal static string Of(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 8);

        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
                text.Append('_');

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static bool StartsWord(string name, int i) =>
        i > 0
        && char.IsUpper(name[i])
        && name[i - 1] != '_'
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private sealed class Convention : IModelFinalizingConvention
    {
        public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
        {
            var entities = modelBuilder.Metadata.GetEntityTypes().ToList();

            foreach (var entity in entities.Where(entity => entity.GetTableName() is not null && !entity.IsMappedToJson()))
                entity.Builder.ToTable(Of(entity.GetTableName()!), entity.GetSchema());

            foreach (var entity in entities.Where(entity => !entity.IsMappedToJson()))
            {
                if ((StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? StoreObjectIdentifier.Create(entity, StoreObjectType.View)) is { } table)
                    NameColumns(entity, table);

                NameConstraints(entity);
            }
        }

        private static void NameColumns(IConventionTypeBase type, StoreObjectIdentifier table)
        {
            // Asked for the table, a column's name begins with the property that holds it: price_minor_units.
            foreach (var property in type.GetDeclaredProperties())
                property.Builder.HasColumnName(Of(property.GetColumnName(table) ?? property.GetColumnName()));

            foreach (var complex in type.GetDeclaredComplexProperties().Where(complex => !complex.ComplexType.IsMappedToJson()))
                NameColumns(complex.ComplexType, table);
        }

        private static void NameConstraints(IConventionEntityType entity)
        {
            foreach (var key in entity.GetDeclaredKeys().Where(key => key.GetName() is not null))
                key.Builder.HasName(Of(key.GetName()!));

            foreach (var foreignKey in entity.GetDeclaredForeignKeys().Where(foreignKey => foreignKey.GetConstraintName() is not null))
                foreignKey.Builder.HasConstraintName(Of(foreignKey.GetConstraintName()!));

            foreach (var index in entity.GetDeclaredIndexes().Where(index => index.GetDatabaseName() is not null))
                index.Builder.HasDatabaseName(Of(index.GetDatabaseName()!));
        }
    }
}
