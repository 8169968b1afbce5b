namespace Mcp.Daemon.Code;

/// <summary>A declaration together with the file that it stands in.</summary>
internal sealed record Symbol(SourceFile File, Declaration Declaration)
{
    /// <summary>With the type or function that holds it, as <c>Cart.Add</c>.</summary>
    public string Name => Declaration.Container is { } container ? $"{container}.{Declaration.Name}" : Declaration.Name;

    /// <summary><c>src/Cart.cs:12-20</c>, or one number for a declaration of one line.</summary>
    public string Place => Declaration.EndLine > Declaration.Line ? $"{Start}-{Declaration.EndLine}" : Start;

    /// <summary><c>src/Cart.cs:12</c>.</summary>
    public string Start => $"{File.Path}:{Declaration.Line}";

    public bool IsCallable => Declaration.Kind is DeclarationKind.Function or DeclarationKind.Property;

    // Two readings of one file are one file; a path stands once among the files of a question.
    public bool Equals(Symbol? other) =>
        other is not null && File.Path == other.File.Path && Declaration.NameToken == other.Declaration.NameToken;

    public override int GetHashCode() => HashCode.Combine(File.Path, Declaration.NameToken);
}
