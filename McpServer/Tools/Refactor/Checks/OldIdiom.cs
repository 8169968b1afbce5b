using Mcp.Daemon.Answers;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>A form that its language or library has replaced, and by what.</summary>
/// <param name="Name">What it is called in the kind of its finding.</param>
/// <param name="Pattern">How it begins.</param>
/// <param name="Why">What speaks against it, a sentence.</param>
/// <param name="Newer">What one writes today.</param>
internal sealed record OldIdiom(string Name, string Pattern, string Why, string Newer)
{
    /// <summary>Medium for what newer versions no longer have; low for what they warn of; info for what only reads better.</summary>
    public Severity Severity { get; init; } = Severity.Low;

    /// <summary>What has to hold of the file; asked once for each, and only where the form stands at all.</summary>
    public Func<LookedFile, bool> Suits { get; init; } = _ => true;

    /// <summary>What else has to hold of the token at which it begins.</summary>
    public Func<LookedFile, int, bool> Holds { get; init; } = (_, _) => true;

    public TokenPattern Tokens { get; } = new(Pattern);
}
