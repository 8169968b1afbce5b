using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Tracer.Targets;

/// <summary>What a trace is of, as far as its words and the files tell.</summary>
internal sealed record TraceTarget
{
    /// <summary>The name or the path that is looked for, as the words have it.</summary>
    public required string Wanted { get; init; }

    /// <summary>Where it is declared: overloads and parts of one thing, or each of the things that could be meant.</summary>
    public IReadOnlyList<Symbol> Definitions { get; init; } = [];

    /// <summary>Set when a whole file is meant.</summary>
    public SourceFile? File { get; init; }

    /// <summary>Whether different things could be meant.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>What else the words name, each declared once.</summary>
    public IReadOnlyList<Symbol> AlsoNamed { get; init; } = [];

    /// <summary>What is called nearly like something that is not declared, the nearest first.</summary>
    public IReadOnlyList<Symbol> Nearest { get; init; } = [];

    /// <summary>Where something that is not declared is called by that name.</summary>
    public IReadOnlyList<CallSite> CalledAt { get; init; } = [];

    public bool IsFound => !IsAmbiguous && (File is not null || Definitions.Count > 0);

    /// <summary>As people name it.</summary>
    public string Name => File is not null ? File.Path : IsFound ? Definitions[0].Name : Wanted;
}
