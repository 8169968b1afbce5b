using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>Effects by calls of well-known names; a name that the files declare themselves is none of them.</summary>
internal static class CallEffects
{
    public static IEnumerable<Effect> In(Symbol function, TracedCode code)
    {
        var ours = code.Callees(function).Where(link => link.Target is not null || link.Candidates > 0)
            .Select(link => (link.Name, link.Line)).ToHashSet();
        foreach (var call in code.CallsIn(function).Where(call => !ours.Contains((call.Name, call.Line))))
        {
            if (EffectNames.Of(function.File.Language, call.Path, call.IsNew) is { } kind)
            {
                yield return new Effect(kind, function, call.Line, (call.IsNew ? "new " : "") + call.Path);
            }
            else if (IsOpeningToWrite(function.File, call))
            {
                yield return new Effect(EffectKind.File, function, call.Line, call.Path);
            }
        }
    }

    /// <summary><c>open(path, "w")</c> and its like, where the mode is a literal.</summary>
    private static bool IsOpeningToWrite(SourceFile file, Invocation call)
    {
        var isOpen = file.Language switch
        {
            Language.Python => call.Path is "open" or "io.open",
            Language.Php or Language.C or Language.Cpp => call.Path is "fopen",
            Language.Ruby => call.Path is "File.open",
            _ => false,
        };
        var mode = !isOpen ? null : call.Named("mode") ?? call.At(1);
        return mode is { } given && given.First == given.Last && file.Tokens.IsText(given.First)
            && file.Tokens.Content(given.First).AsSpan().ContainsAny("wax+");
    }
}
