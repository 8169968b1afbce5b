using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Tracer;
using Mcp.Daemon.Tools.Tracer.Effects;
using Mcp.Daemon.Tools.Tracer.Flow;
using Mcp.Daemon.Tools.Tracer.Needs;
using Mcp.Daemon.Tools.Tracer.Targets;

namespace Mcp.Tests.Tools.Tracer;

/// <summary>Traces of files without a disk, in the words that an agent gets.</summary>
internal static class Traced
{
    public static TraceTarget Target(string description, params (string Path, string Text)[] files) => Target(description, [], files);

    public static TraceTarget Target(string description, IReadOnlyList<string> context, params (string Path, string Text)[] files) =>
        new TargetSearch(Set(files)).Find(description, context, mayBeFile: true);

    /// <summary>The places of what was found, such as <c>a.py:3, b.py:7?</c> with a question mark where different things could be meant.</summary>
    public static string Found(TraceTarget target) =>
        string.Join(", ", target.Definitions.Select(definition => definition.Start)) + (target.IsAmbiguous ? "?" : "") + target.File?.Path;

    public static string Down(string target, params (string Path, string Text)[] files) => CallTraceText.Down(Trace(target, files));

    public static string Up(string target, params (string Path, string Text)[] files) => CallTraceText.Up(Trace(target, files));

    /// <summary>Such as <c>file 3 os.remove, state 4 self.count</c>.</summary>
    public static string Effects(string target, params (string Path, string Text)[] files) =>
        string.Join(", ", Trace(target, files).Effects.Select(effect => $"{EffectText.Word(effect.Kind)} {effect.Line} {effect.What}"));

    public static CallTrace Trace(string target, params (string Path, string Text)[] files)
    {
        var code = new TracedCode(Set(files), CancellationToken.None);
        return CallTrace.Of(new TargetSearch(code.Files).Find(target, [], mayBeFile: false).Definitions, code);
    }

    public static Dependencies Dependencies(string target, params (string Path, string Text)[] files)
    {
        var code = new TracedCode(Set(files), CancellationToken.None);
        return Daemon.Tools.Tracer.Needs.Dependencies.Of(new TargetSearch(code.Files).Find(target, [], mayBeFile: true), code, CancellationToken.None);
    }

    private static SourceSet Set((string Path, string Text)[] files) => new(files, CancellationToken.None);
}
