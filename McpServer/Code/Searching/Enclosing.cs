namespace Mcp.Daemon.Code.Searching;

/// <summary>Which function a token stands in, and which types.</summary>
internal sealed class Enclosing(SourceFile file, bool withTypes = false)
{
    private readonly Spans<Declaration> _declared = new(
        [
            .. file.Declared.Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Property
                || (withTypes && declared.Kind is DeclarationKind.Type)),
        ],
        declared => (declared.FirstToken, declared.LastToken));

    /// <summary>The innermost function or property around a token; null for one outside of all.</summary>
    public Declaration? At(int token) => Around(token).FirstOrDefault();

    /// <summary>Whether a token stands in a type of this name, or in a member of it that is defined elsewhere.</summary>
    public bool IsIn(int token, string type) =>
        Around(token).Any(declared => declared.Container == type || (declared.Kind is DeclarationKind.Type && declared.Name == type));

    /// <summary>What holds all of a declaration and begins before it, the innermost first.</summary>
    public IEnumerable<Declaration> Holding(Declaration inner) =>
        Around(inner.FirstToken).Where(outer => outer.FirstToken < inner.FirstToken && outer.LastToken >= inner.LastToken);

    /// <summary>What a token stands in, the innermost first.</summary>
    public IEnumerable<Declaration> Around(int token) => _declared.Around(token);
}
