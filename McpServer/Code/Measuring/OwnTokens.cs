namespace Mcp.Daemon.Code.Measuring;

/// <summary>The tokens of a declaration's body that are its own.</summary>
internal static class OwnTokens
{
    /// <summary>In order; what is declared inside is left out, unless the declaration holds members.</summary>
    public static IEnumerable<int> Of(SourceFile file, Declaration declaration)
    {
        var inner = declaration.Kind is DeclarationKind.Type or DeclarationKind.Namespace ? [] : Inner(file, declaration);
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

    private static List<Declaration> Inner(SourceFile file, Declaration declaration)
    {
        var (declared, inner) = (file.Declared, new List<Declaration>());
        var at = file.DeclaredBehind(declaration.FirstToken);
        while (at < declared.Count && declared[at].FirstToken <= declaration.LastToken)
        {
            if (declared[at].Kind is DeclarationKind.Function or DeclarationKind.Type && declared[at].BodyToken > declaration.BodyToken)
            {
                // What stands inside it is left out with it: functions a thousand deep would else each go through all below.
                inner.Add(declared[at]);
                at = Math.Max(at + 1, file.DeclaredBehind(declared[at].LastToken));
            }
            else
            {
                at++;
            }
        }

        return inner;
    }
}
