namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>What a piece of documentation says in its language's form, and on which lines.</summary>
internal sealed record DocTags
{
    /// <summary>The parameters that it documents.</summary>
    public IReadOnlyList<(string Name, int Line)> Parameters { get; init; } = [];

    /// <summary>Where it says what is given back, and in which words.</summary>
    public (int Line, string Text)? Returns { get; init; }

    /// <summary>The errors that it documents, by their bare names.</summary>
    public IReadOnlyList<(string Name, int Line)> Raises { get; init; } = [];

    /// <summary>Whether it stands for something else than the function below: another's documentation, a type of its own.</summary>
    public bool IsForeign { get; init; }
}
