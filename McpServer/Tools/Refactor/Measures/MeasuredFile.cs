using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Measures;

/// <summary>A file with its types and the groups that its declarations fall into.</summary>
internal sealed class MeasuredFile(LookedFile file)
{
    private readonly Lazy<IReadOnlyList<PartGroup>> _groups = new(() => PartGroups.OfFile(file.Source));
    private readonly Lazy<IReadOnlyList<MeasuredType>> _types = new(() => MeasuredType.Of(file));

    public LookedFile File => file;

    public int Lines => file.Source.Lines.Count;

    public int Functions { get; } = file.Source.Declared.Count(declared => declared.Kind is DeclarationKind.Function);

    /// <summary>What of the top of the file hangs together.</summary>
    public IReadOnlyList<PartGroup> Groups => _groups.Value;

    public IReadOnlyList<MeasuredType> Types => _types.Value;

    /// <summary><c>src/cart.py: 210 lines, 2 types, 14 functions</c>.</summary>
    public override string ToString()
    {
        var types = file.Source.Declared.Count(declared => declared.Kind is DeclarationKind.Type);
        return $"{file.Path}: {Counted.Of(Lines, "line")}, {Counted.Of(types, "type")}, {Counted.Of(Functions, "function")}";
    }
}
