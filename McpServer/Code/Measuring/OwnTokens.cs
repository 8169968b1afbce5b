namespace Mcp.Daemon.Code.Measuring;

/// <summary>The tokens of a declaration's body that are its own.</summary>
internal static class OwnTokens
{
    /// <summary>In order; what is declared inside is left out, unless the declaration holds members.</summary>
    public static IEnumerable<int> Of(SourceFile file, Declaration declaration)
    {
        var inner = declaration.Kind is DeclarationKind.Type or DeclarationKind.Namespace ? [] : Inner(file.Declared, declaration);
        var next = 0;
        for (var at = declaration.BodyToken; at <= declaration.LastToken && at < file.Tokens.Count; at++)
        {
            while (next < inner.Count && inner[next].LastToken < at)
            {
                next++;
            }

            if (next < inner.Count && inner[next].FirstToken <= at)
            {
                at = Math.Max(at, inner[next].LastToken);
                continue;
            }

            yield return at;
        }
    }

    private static List<Declaration> Inner(IReadOnlyList<Declaration> declared, Declaration declaration)
    {
        var (low, high) = (0, declared.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = declared[middle].FirstToken <= declaration.FirstToken ? (middle + 1, high) : (low, middle);
        }

        var inner = new List<Declaration>();
        for (; low < declared.Count && declared[low].FirstToken <= declaration.LastToken; low++)
        {
            if (declared[low].Kind is DeclarationKind.Function or DeclarationKind.Type && declared[low].BodyToken > declaration.BodyToken)
            {
                inner.Add(declared[low]);
            }
        }

        return inner;
    }
}
