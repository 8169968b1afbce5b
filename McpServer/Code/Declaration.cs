namespace Mcp.Daemon.Code;

/// <summary>Something that a file declares, and where.</summary>
internal sealed record Declaration
{
    public required DeclarationKind Kind { get; init; }

    /// <summary>The bare name; an operator is <c>operator +</c>, a C# indexer <c>this</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The bare name of the type that it is a member of, or of the function that it stands in; null at the top of a file and
    /// in a namespace. A Go or Kotlin receiver counts, and so does the class of a C++ member that is defined outside.
    /// </summary>
    public string? Container { get; init; }

    /// <summary>Whether it makes an object of its type: by the type's own name, or by one that a language keeps for it.</summary>
    public bool IsConstructor => Container is not null
        && (Name is "__init__" or "constructor" or "initialize" or "init" or "__construct" || Name == Container);

    /// <summary>The first line, counted from 1, after attributes, annotations and decorators.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the name, which is a later one where the return type has a line of its own.</summary>
    public required int NameLine { get; init; }

    /// <summary>The last line, body included.</summary>
    public required int EndLine { get; init; }

    /// <summary>What stands before the body, on one line and at most 200 characters long.</summary>
    public required string Signature { get; init; }

    /// <summary>The names of the parameters, without the receiver that some languages list among them.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>
    /// Whether it is meant for use outside of its own class or file, by its language's custom and by its own modifiers alone: a
    /// public method of a private class is public. Protected counts as public.
    /// </summary>
    public bool IsPublic { get; init; }

    /// <summary>
    /// The comment that documents it; in Go, C, C++, Ruby, Lua and shell scripts any comment right above does, elsewhere only
    /// one in the form of documentation.
    /// </summary>
    public CommentBlock? Doc { get; init; }

    /// <summary>The word that introduces a type: <c>class</c>, <c>struct</c>, <c>trait</c>; empty for everything else.</summary>
    public string Word { get; init; } = "";

    /// <summary>The first of the file's tokens that are part of it.</summary>
    public int FirstToken { get; init; }

    /// <summary>The token of its name.</summary>
    public int NameToken { get; init; }

    /// <summary>The first token after its name, parameters and types.</summary>
    public int BodyToken { get; init; }

    /// <summary>The last of its tokens.</summary>
    public int LastToken { get; init; }
}
