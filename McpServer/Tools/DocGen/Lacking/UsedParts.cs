using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.DocGen.Lacking;

/// <summary>The types and functions of a file that others use, and so have to understand without reading them.</summary>
internal static class UsedParts
{
    // Their names say all: whoever calls a constructor has read of its type.
    private static readonly WordSet Constructors = new("constructor __construct __destruct initialize init deinit dispose Dispose main Main");

    // Methods by which a Go type satisfies what every Go programmer knows.
    private static readonly WordSet CommonGo = new("Error Read ServeHTTP String Write Unwrap Close Len Less Swap");

    // These take their documentation from what they stand for.
    private static readonly WordSet Deriving = new("Override override overload setter deleter getter");

    /// <summary>In their order; none for tests, and for languages without a custom of their own.</summary>
    public static IReadOnlyList<Declaration> Of(LookedFile file) => file.IsTest || DocStyle.Of(file.Source) is null ? [] : Of(file.Source);

    private static List<Declaration> Of(SourceFile file)
    {
        var hidden = file.Declared.Where(declared => declared.Kind is DeclarationKind.Type && !declared.IsPublic).Select(declared => declared.Name).ToHashSet();
        return [.. file.Declared.Where(declared => IsMeant(file, declared, hidden))];
    }

    private static bool IsMeant(SourceFile file, Declaration declared, HashSet<string> hidden)
    {
        var isKind = declared.Kind is DeclarationKind.Function
            || (declared.Kind is DeclarationKind.Type && !(declared.Word is "type" && file.Language is Language.TypeScript or Language.JavaScript));
        return isKind && declared.IsPublic && !IsKnown(file, declared) && !IsHidden(file, declared, hidden) && !Derives(file, declared);
    }

    private static bool IsKnown(SourceFile file, Declaration declared) => declared.Kind is DeclarationKind.Function
        && (declared.Name == declared.Container || Constructors.Has(declared.Name) || declared.Name[0] is '~' or '_'
            || declared.Name.StartsWith("operator", StringComparison.Ordinal) || (file.Language is Language.Go && declared.Container is not null && CommonGo.Has(declared.Name)));

    /// <summary>Whether something around it keeps it from being seen outside.</summary>
    /// <param name="hidden">The types of the file that are not for use outside of it.</param>
    private static bool IsHidden(SourceFile file, Declaration declared, HashSet<string> hidden) => (declared.Container is { } container && hidden.Contains(container))
        || file.AroundWithTypes.Holding(declared).Any(outer => declared.NameToken > outer.NameToken
            && (outer.Kind is DeclarationKind.Function || (outer.Kind is DeclarationKind.Type && !outer.IsPublic)));

    private static bool Derives(SourceFile file, Declaration declared)
    {
        for (var at = declared.FirstToken; at < declared.NameToken; at++)
        {
            if (file.Tokens.Is(at, "override"))
            {
                return true;
            }
        }

        return Markers.Of(file, declared).Any(marker => Deriving.Has(marker.Name));
    }
}
