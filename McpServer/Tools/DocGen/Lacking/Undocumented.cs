using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.DocGen.Lacking;

/// <summary>What of some files has no documentation, nor any to take over.</summary>
internal sealed class Undocumented
{
    /// <summary>Of one file, on one line; with more it is to be documented from the top.</summary>
    private const int MostNamed = 20;

    // The types that have a documented member of a name.
    private readonly ILookup<string, string> _documentedMembers;
    private readonly HashSet<string> _documentedTypes;
    private readonly HashSet<(SourceFile File, string Name)> _documentedTops;

    public Undocumented(LookedFiles looked)
    {
        _documentedTops =
        [
            .. from file in looked.Sources from declared in file.Declared where declared is { Container: null, Doc: not null } select (file, declared.Name),
        ];
        var documented = looked.Sources.SelectMany(file => file.Declared).Where(declared => declared.Doc is not null).ToList();
        _documentedMembers = documented.Where(declared => declared.Container is not null).ToLookup(declared => declared.Name, declared => declared.Container!);
        _documentedTypes = documented.Where(declared => declared.Kind is DeclarationKind.Type).Select(declared => declared.Name).ToHashSet();
    }

    /// <summary>In their order, overloads once.</summary>
    public IReadOnlyList<Declaration> Of(LookedFile file, IReadOnlyList<Declaration> documentable) =>
    [
        .. documentable.Where(declared => declared.Doc is null && !IsElsewhere(file.Source, declared))
            .DistinctBy(declared => (declared.Container, declared.Name)),
    ];

    /// <summary>One finding for a file; null when nothing is missing.</summary>
    /// <param name="documentable">How many parts of it others use.</param>
    /// <param name="missing">Those without documentation.</param>
    public static Finding? Finding(LookedFile file, int documentable, IReadOnlyList<Declaration> missing)
    {
        if (missing.Count == 0)
        {
            return null;
        }

        var names = ListedLines.Words([.. missing.Select(declared => $"{Name(declared)} ({declared.NameLine})")], MostNamed);
        return FoundInCode.At(
            file.Source, missing[0].NameLine, Severity.Low, "undocumented",
            $"{missing.Count} of {documentable} public types and functions {(missing.Count == 1 ? "has" : "have")} no documentation: {names}.",
            $"Give each {DocStyle.Of(file.Source)}: what goes in and comes out, which errors it gives, what surprises.");
    }

    public static string Name(Declaration declared) => declared.Container is { } container ? $"{container}.{declared.Name}" : declared.Name;

    /// <summary>Whether an overload, another part of the type or what it implements says it already.</summary>
    private bool IsElsewhere(SourceFile file, Declaration declared)
    {
        if (declared.Container is not { } container)
        {
            return declared.Kind is DeclarationKind.Type ? file.Language is Language.CSharp && _documentedTypes.Contains(declared.Name)
                : _documentedTops.Contains((file, declared.Name));
        }

        var holders = _documentedMembers[declared.Name];
        return holders.Contains(container)
            || (file.DeclaredAs[container].FirstOrDefault(type => type.Kind is DeclarationKind.Type) is { } own
                && holders.Any(holder => own.Signature.Contains(holder, StringComparison.Ordinal)));
    }
}
